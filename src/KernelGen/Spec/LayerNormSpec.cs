namespace KernelGen.Spec;

/// <summary>
/// Layer normalisation of the values of a time step, y = gain (x - mean) / sqrt(variance + 1e-5) + bias with the variance over all values (Ba et al.
/// 2016; PyTorch's LayerNorm).
/// </summary>
/// <param name="Name">The prefix of its tensors.</param>
/// <param name="Size">Values that enter and leave.</param>
public sealed record LayerNormSpec(string Name, int Size) : LayerSpec(Name)
{
    /// <summary>How the outputs are coded: they are the levels of these codes.</summary>
    public ActivationSpec OutputCodes { get; init; } = ActivationSpec.Float;

    /// <inheritdoc/>
    public override int OutputSize => Size;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => OutputCodes;
}
