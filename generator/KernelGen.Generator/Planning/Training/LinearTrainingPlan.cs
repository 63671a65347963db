using KernelGen.Spec;

namespace KernelGen.Generator.Planning.Training;

/// <summary>An affine layer.</summary>
internal sealed record LinearTrainingPlan(
    string Prefix, int Site, LinearSpec Spec, RowsPlan? Input, RowsPlan? InputGradient, RowsPlan Output, bool DropsOutput, bool IsLast)
    : TrainingLayerPlan(Prefix, Site, Input, InputGradient, Output, DropsOutput)
{
    /// <inheritdoc/>
    public override LayerSpec Layer => Spec;

    /// <summary>Whether the layer stands between others of an integer-only network: the runtime trains it, with the integers of its program.</summary>
    public bool IsInteger => Spec.OutputCodes.IsObserved;

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
    public override long FloatsPerRow => IsInteger ? FloatsOfIntegers : (1L + (EndsInLoss ? 0 : 1) + (Bends ? 1 : 0)) * Spec.Outputs;

    /// <summary>Outputs, their gradient and real values, sums of every block of columns, levels of what enters, and in whole registers sums, values and derivatives of tanh.</summary>
    private long FloatsOfIntegers => (3L + Multiples.BlocksOf(Spec.Input, IntegerSpec.ExactColumns)) * Spec.Outputs + Spec.Input + 3L * Multiples.WholeRegisters(Spec.Outputs);
}
