using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>A lookup of rows.</summary>
internal sealed record EmbeddingTrainingPlan(
    string Prefix, int Site, EmbeddingSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <inheritdoc/>
    public override long MultiplyAdds => 0;

    /// <inheritdoc/>
    public override long FloatsPerRow => 2L * Spec.Size;
}
