using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// s = 2 max|tanh W|: no weight lies beyond the outermost level, so that nothing is clipped, and codes keep their bits. It is the plain rule
/// of DoReFa (Zhou et al. 2016) in the place of the scale of He et al. (papers section 6.2), whose code has the clip always. The greatest of
/// floats is the same in any order.
/// </summary>
internal sealed class GreatestScale : BalancedScale
{
    private readonly float[][] rowMagnitudes;

    /// <summary>Takes memory for the rows' greatest magnitudes.</summary>
    public GreatestScale(ScaleGroup group, IEnumerable<TensorSpec> matrices)
        : base(group, matrices) => rowMagnitudes = [.. Members.Select(range => new float[range.Rows])];

    /// <inheritdoc/>
    public override int Passes => 1;

    /// <inheritdoc/>
    public override void Gather<T>(int pass, int member, ref float row, int firstRow, int rows, int columns)
    {
        Span<float> magnitudes = rowMagnitudes[member].AsSpan(firstRow, rows);
        for (int index = 0; index < magnitudes.Length; index++)
            magnitudes[index] = LevelRow.Magnitude<T>(ref Unsafe.Add(ref row, (nuint)index * (nuint)columns), columns);
    }

    /// <inheritdoc/>
    public override void Complete(int pass)
    {
        float greatest = 0;
        foreach (float[] magnitudes in rowMagnitudes)
        {
            foreach (float magnitude in magnitudes) greatest = Math.Max(greatest, magnitude);
        }

        Take(2 * Gates.Tanh(greatest));
    }
}
