using System;
using System.ComponentModel;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// A trainable tensor beside the weights of a matrix, such as a vote or a gain. Its memory is the trainer's, or its own while a model is
/// packed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExtraTensor
{
    private AlignedBuffer? value;
    private AlignedBuffer? gradient;

    internal ExtraTensor(TensorSpec spec) => Spec = spec;

    /// <summary>Name and shape.</summary>
    public TensorSpec Spec { get; }

    /// <summary>The values.</summary>
    public Span<float> Values => (value ??= Memory()).Floats;

    /// <summary>Uses the memory of a trainer.</summary>
    /// <param name="value">The values.</param>
    /// <param name="gradient">The gradient by them.</param>
    internal void Bind(AlignedBuffer value, AlignedBuffer gradient)
    {
        this.value = value;
        this.gradient = gradient;
    }

    /// <summary>The value at <paramref name="index"/>.</summary>
    internal ref float ValueAt(long index) => ref (value ??= Memory()).FloatsAt(checked((int)(sizeof(float) * index)));

    /// <summary>The gradient at <paramref name="index"/>.</summary>
    internal ref float GradientAt(long index) => ref (gradient ??= Memory()).FloatsAt(checked((int)(sizeof(float) * index)));

    private AlignedBuffer Memory() => new(sizeof(float) * Spec.Count);
}
