using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>A layer of normalisation.</summary>
internal sealed record LayerNormTrainingPlan(
    string Prefix, int Site, LayerNormSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <inheritdoc/>
    public override long MultiplyAdds => 0;

    /// <inheritdoc/>
    public override long FloatsPerRow => 4L * Spec.Size;
}

/// <summary>The frames of the last time steps side by side.</summary>
internal sealed record FrameStackingTrainingPlan(
    string Prefix, int Site, FrameStackingSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <inheritdoc/>
    public override long MultiplyAdds => 0;

    /// <inheritdoc/>
    public override long FloatsPerRow => 2L * Spec.OutputSize;
}
