using System;

namespace QuantizerStudy.Runs;

/// <summary>What a look at the validation text in the middle of a run found.</summary>
/// <param name="Updates">Updates before it.</param>
/// <param name="LearningRate">The learning rate of the updates since the look before.</param>
/// <param name="TrainingBits">Mean loss since the look before, in bits per character.</param>
/// <param name="ValidationBits">Loss of the training graph, in bits per character.</param>
/// <param name="PackingError">Relative difference of the losses of the packed model and the graph over a few steps.</param>
internal sealed record Look(long Updates, float LearningRate, double TrainingBits, double ValidationBits, double PackingError)
{
    /// <summary>The greatest packing error of a model that is packed rightly: a thousandth of the loss.</summary>
    public const double Tolerance = 0.001;

    /// <summary>The difference of two losses in relation to the second.</summary>
    /// <param name="bits">The loss of the packed model in bits per character.</param>
    /// <param name="graphBits">That of the training graph, above 0.</param>
    public static double Difference(double bits, double graphBits) => Math.Abs(bits - graphBits) / graphBits;
}
