using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>An affine layer.</summary>
internal sealed record LinearTrainingPlan(
    string Prefix, int Site, LinearSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput, bool IsLast)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <summary>Whether a non-linearity follows the product.</summary>
    public bool Bends => Spec.Activation != LinearActivation.None;

    /// <summary>Whether the outputs are rounded.</summary>
    public bool CodesOutputs => Spec.OutputCodes.Format != NumberFormat.Float;

    /// <summary>
    /// Whether the loss reads W x, adds the bias as it does, and leaves the gradient in its place: it reads each row of outputs anyway.
    /// </summary>
    public bool EndsInLoss => IsLast && !Bends && !CodesOutputs;

    /// <inheritdoc/>
    public override long MultiplyAdds => (InputGradient is null ? 2L : 3L) * Spec.Input * Spec.Outputs;

    /// <inheritdoc/>
    public override long FloatsPerRow => (1L + (EndsInLoss ? 0 : 1) + (Bends ? 1 : 0)) * Spec.Outputs;
}
