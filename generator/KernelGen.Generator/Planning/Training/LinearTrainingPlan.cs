using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>An affine layer.</summary>
internal sealed record LinearTrainingPlan(
    string Prefix, int Site, LinearSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput, bool IsLast)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <inheritdoc/>
    public override long MultiplyAdds => (InputGradient is null ? 2L : 3L) * Spec.Input * Spec.Outputs;

    /// <inheritdoc/>
    public override long FloatsPerRow => (IsLast ? 1L : 2L) * Spec.Outputs;
}
