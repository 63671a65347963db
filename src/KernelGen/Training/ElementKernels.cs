using System;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>
/// Passes over runs of floats on one thread, one implementation for all lane types: what they do to an element depends on
/// that element alone, or, for sums, follows the fixed order of sixteen partial sums.
/// </summary>
internal abstract class ElementKernels
{
    /// <summary>The kernels over lanes of <paramref name="width"/> bits.</summary>
    public static ElementKernels For(LaneWidth width) => width switch
    {
        LaneWidth.Scalar32 => new ElementKernels<Lanes32>(),
        LaneWidth.Vector128 => new ElementKernels<Lanes128>(),
        LaneWidth.Vector256 => new ElementKernels<Lanes256>(),
        LaneWidth.Vector512 => new ElementKernels<Lanes512>(),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "A lane type has 32, 128, 256 or 512 bits."),
    };

    /// <summary>x = 0.</summary>
    public abstract void Clear(ref float x, int count);

    /// <summary>x = x * factor.</summary>
    public abstract void Scale(ref float x, float factor, int count);

    /// <summary>y = y + x.</summary>
    public abstract void Add(ref float y, ref float x, int count);

    /// <summary>y = fma(factor, x, y).</summary>
    public abstract void AddScaled(ref float y, float factor, ref float x, int count);

    /// <summary>x = min(max(x, minimum), maximum).</summary>
    public abstract void Clamp(ref float x, float minimum, float maximum, int count);

    /// <summary>Adds squares to sixteen partial sums: element j to partial sum j mod 16, by a fused multiply-add.</summary>
    public abstract void AddSquares(ref float x, int count, ref SixteenPartials partials);

    /// <summary>Whether every element is a finite number.</summary>
    public abstract bool AreFinite(ref float x, int count);

    /// <summary>sums[j] = sum over the rows, ascending, of rows[r * stride + j]; starts at sums[j] where asked to.</summary>
    public abstract void ColumnSums(ref float sums, ref float rows, int stride, int rowCount, int count, bool accumulate);

    /// <summary>y = x / keep where the mask keeps the element, else 0; <paramref name="start"/>, a multiple of 64, is y's first element.</summary>
    public abstract void Dropout(ref float y, ref float x, int start, int count, in DropoutMask mask, ulong step);

    /// <summary>Plain descent: w = fma(-rate, g, w) with g = gradient * scale + decay * w.</summary>
    public abstract void Descend(ref float value, ref float gradient, int count, float scale, float decay, float rate);

    /// <summary>Descent with momentum: v = fma(momentum, v, g); w = fma(-rate, v, w).</summary>
    public abstract void DescendWithMomentum(
        ref float value, ref float gradient, ref float velocity, int count, float scale, float decay, float rate, float momentum);

    /// <summary>One step of Adam.</summary>
    public abstract void Adapt(
        ref float value, ref float gradient, ref float first, ref float second, int count, float scale, in AdamStep step);
}
