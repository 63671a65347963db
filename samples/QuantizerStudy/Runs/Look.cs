using System;

namespace QuantizerStudy.Runs;

/// <summary>What a look at the validation text in the middle of a run found.</summary>
/// <param name="Updates">Updates before it.</param>
/// <param name="LearningRate">The learning rate of the updates since the look before.</param>
/// <param name="TrainingBits">Mean loss since the look before, in bits per character.</param>
/// <param name="ValidationBits">Loss of the training graph, in bits per character.</param>
/// <param name="PackingError">Relative difference of the perplexities of the packed model and the graph over a few steps.</param>
internal sealed record Look(long Updates, float LearningRate, double TrainingBits, double ValidationBits, double PackingError)
{
    /// <summary>The greatest packing error of a model that is packed rightly.</summary>
    public const double Tolerance = 0.001;

    /// <summary>The relative difference of two perplexities.</summary>
    /// <param name="bits">Bits per character of one.</param>
    /// <param name="otherBits">Bits per character of the other.</param>
    public static double Difference(double bits, double otherBits) => Math.Abs(Math.Pow(2, bits - otherBits) - 1);
}
