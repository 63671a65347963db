namespace KernelGen.Spec;

/// <summary>
/// The values of the last time steps side by side, the oldest first; zeros stand for those before the sequence. A linear layer with a
/// non-linearity behind it is a causal convolution over time.
/// </summary>
/// <param name="Name">The prefix of its state.</param>
/// <param name="Input">Values of a time step that enter: a frame.</param>
/// <param name="Frames">Frames that leave together, 1 or more.</param>
public sealed record FrameStackingSpec(string Name, int Input, int Frames) : LayerSpec(Name)
{
    /// <summary>Time steps that enter for each that leaves: output r holds the frames up to step (r + 1) Stride - 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>
    /// Time steps that a stack looks ahead: output r holds the frames up to step (r + 1) Stride - 1 + Ahead, zeros for those behind the sequence. Such a layer takes
    /// whole sequences alone.
    /// </summary>
    public int Ahead { get; init; }

    /// <summary>Whether it is one layer with the linear one behind it, a convolution: nothing is dropped between them.</summary>
    public bool Convolves { get; init; }

    /// <summary>How the outputs are coded, all frames together: they are the levels of these codes.</summary>
    public ActivationSpec OutputCodes { get; init; } = ActivationSpec.Float;

    /// <summary>Values that are remembered from step to step: all frames but the newest.</summary>
    public int Remembered => (Frames - 1) * Input;

    /// <inheritdoc/>
    public override int OutputSize => Frames * Input;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => OutputCodes;
}
