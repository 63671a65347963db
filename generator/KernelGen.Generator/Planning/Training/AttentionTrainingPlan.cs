using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>Attention of a decoder.</summary>
internal sealed record AttentionTrainingPlan(
    string Prefix, int Site, AttentionSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <summary>Whether the layer is one of an integer-only network: the runtime trains it, with the integers of its program.</summary>
    public bool IsInteger => Spec.OutputCodes.IsObserved;

    /// <summary>Whether the rows of sources are coded anew before they make keys: codes found on line of levels may be others.</summary>
    public bool CodesMemory => Spec.MemoryActivation.Format == NumberFormat.BinaryCode;

    /// <summary>Whether what is handed on is rounded.</summary>
    public bool CodesOutputs => Spec.OutputCodes.Format != NumberFormat.Float;

    /// <inheritdoc/>
    public override long MultiplyAdds => 3L * Spec.Units * Spec.Input;

    /// <inheritdoc/>
    public override long FloatsPerRow => 2L * Spec.OutputSize + 2L * Spec.Units + Spec.Memory + Spec.WeightFloats + (IsInteger ? IntegersPerRow : Spec.Memory);

    /// <summary>
    /// Keys of the longest source and their gradients, as rows and laid out, the gradient of a query's weights, what its scores are bent by, and the gradient of additive weights; rows that are coded anew.
    /// </summary>
    public override long FloatsPerStream => Spec.Longest * (2L * Spec.Units + (CodesMemory ? Spec.Memory : 0)) + (2L * Spec.Units + 3) * Spec.WeightFloats + Spec.Units + (IsInteger ? IntegersPerStream : 0);

    /// <summary>Levels of what enters, sums, codes and real values of queries, codes and real values of what is handed on, slopes of the exponential and where the greatest score lies.</summary>
    private long IntegersPerRow => Spec.Input + (2L + Multiples.BlocksOf(Spec.Input, IntegerSpec.ExactColumns)) * Spec.Units + 2L * Spec.OutputSize + Spec.WeightFloats + 1;

    /// <summary>Levels and codes of the longest source, sums, codes and real values of its keys, these codes laid out, and scores, what they are bent by, and exponentials.</summary>
    private long IntegersPerStream =>
        Spec.Longest * (2L * Spec.Memory + (2L + Multiples.BlocksOf(Spec.Memory, IntegerSpec.ExactColumns)) * Spec.Units) + (Spec.Units + 3L) * Spec.WeightFloats;
}
