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
    public override long FloatsPerRow => 2L * Spec.OutputSize + 2L * Spec.Units + 2L * Spec.Memory + Spec.WeightFloats + (IsInteger ? IntegersPerRow : 0);

    /// <summary>Levels of what enters, sums, codes and real values of queries, codes and real values of what is handed on, slopes of the exponential and where the greatest score lies.</summary>
    private long IntegersPerRow => Spec.Input + (2L + Multiples.BlocksOf(Spec.Input, IntegerSpec.ExactColumns)) * Spec.Units + 2L * Spec.OutputSize + Spec.WeightFloats + 1;
}
