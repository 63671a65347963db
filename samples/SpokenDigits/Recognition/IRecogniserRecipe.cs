namespace SpokenDigits.Recognition;

/// <summary>A kind of recogniser that can be trained.</summary>
internal interface IRecogniserRecipe
{
    /// <summary>Its name in tables.</summary>
    string Name { get; }

    /// <summary>Trains one.</summary>
    /// <param name="strings">What to train with, and to watch training by.</param>
    /// <param name="seed">First weights, dropout and strings follow from it: recipes with the same seed hear the same strings.</param>
    IRecogniser Train(TrainingStrings strings, ulong seed);
}
