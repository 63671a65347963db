using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// s = 2.5 * mean|tanh W| (He et al., papers section 6.2). Every row's sum of magnitudes is a float by the 16 partial sums of all
/// reductions; the rows are added in double, in the order of the group's ranges, so that no thread count changes a bit.
/// </summary>
internal sealed class MeanScale : BalancedScale
{
    private const double MeanFactor = 2.5;

    private readonly float[][] rowSums;

    /// <summary>Takes memory for the row sums.</summary>
    public MeanScale(ScaleGroup group, IEnumerable<TensorSpec> matrices)
        : base(group, matrices) => rowSums = [.. Members.Select(range => new float[range.Rows])];

    /// <inheritdoc/>
    public override int Passes => 1;

    /// <inheritdoc/>
    public override void Gather<T>(int pass, int member, ref float row, int firstRow, int rows, int columns)
    {
        Span<float> sums = rowSums[member].AsSpan(firstRow, rows);
        for (int index = 0; index < sums.Length; index++)
            sums[index] = MappedRow.SumOfMagnitudes<T, TanhValue>(ref Unsafe.Add(ref row, (nuint)index * (nuint)columns), columns);
    }

    /// <inheritdoc/>
    public override void Complete(int pass)
    {
        double sum = 0;
        foreach (float[] sums in rowSums)
        {
            foreach (float rowSum in sums) sum += rowSum;
        }

        Take(MeanFactor * (sum / Count));
    }
}
