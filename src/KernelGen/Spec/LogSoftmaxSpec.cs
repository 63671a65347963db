namespace KernelGen.Spec;

/// <summary>
/// The last layer of a model that puts out log probabilities, y = x - log(sum of e^x). In training it does nothing: losses of classes take the logits.
/// </summary>
/// <param name="Name">Its name in files; it has no tensors.</param>
/// <param name="Size">Classes.</param>
public sealed record LogSoftmaxSpec(string Name, int Size) : LayerSpec(Name)
{
    /// <inheritdoc/>
    public override int OutputSize => Size;

    /// <inheritdoc/>
    public override ActivationSpec OutputActivation => ActivationSpec.Float;
}
