using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The scale s = 2.5 * mean|tanh W| of a <see cref="ScaleGroup"/> (papers section 6.2). Every row's sum of magnitudes is a
/// float by the 16 partial sums of all reductions; the rows are added in double, in the order of the group's ranges, so that
/// no thread count changes a bit.
/// </summary>
internal sealed class BalancedScale
{
    /// <summary>The scale of a group whose weights are all (nearly) zero: everything stays finite and positive.</summary>
    public const float Least = 1e-30f;

    private const double MeanFactor = 2.5;

    private readonly List<(float[] RowSums, int FirstRow, int Rows)> ranges = [];
    private readonly long count;

    /// <summary>Takes memory for the row sums of <paramref name="members"/>, the group's matrices of affine codes.</summary>
    public BalancedScale(ScaleGroup group, IEnumerable<(TensorSpec Tensor, WeightSpec Weights)> members)
    {
        Group = group;
        Dictionary<string, TensorSpec> tensors = members.ToDictionary(member => member.Tensor.Name, member => member.Tensor, StringComparer.Ordinal);
        foreach (RowRange range in group.Ranges)
        {
            // A matrix that stays float has no levels and no part in the scale of the others.
            if (!tensors.TryGetValue(range.Tensor, out TensorSpec? tensor)) continue;
            ranges.Add((new float[range.Rows], range.FirstRow, range.Rows));
            Members.Add(range);
            count += (long)range.Rows * tensor.Columns;
        }
    }

    /// <summary>The group.</summary>
    public ScaleGroup Group { get; }

    /// <summary>The ranges that take part.</summary>
    public List<RowRange> Members { get; } = [];

    /// <summary>s.</summary>
    public float Scale { get; private set; } = Least;

    /// <summary>Where the row sums of a range lie; element 0 belongs to its first row.</summary>
    public float[] RowSums(RowRange range) => ranges[Members.IndexOf(range)].RowSums;

    /// <summary>Finds the scale from the row sums.</summary>
    public void Complete()
    {
        double sum = 0;
        foreach ((float[] rowSums, _, _) in ranges)
        {
            foreach (float rowSum in rowSums) sum += rowSum;
        }

        Scale = Math.Max((float)(MeanFactor * (sum / count)), Least);
    }
}
