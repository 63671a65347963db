using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// The scale s of a <see cref="ScaleGroup"/>, the distance of its lowest and highest level, found from |tanh W| of the matrices that
/// take part.
/// </summary>
/// <remarks>Any thread may gather any rows of a pass; the bits depend neither on who does nor on the lane type.</remarks>
internal abstract class BalancedScale
{
    /// <summary>The scale of a group whose weights are all (nearly) zero: everything stays finite and positive.</summary>
    private const float Least = 1e-30f;

    /// <summary>Begins the scale of the group's matrices of affine codes; a matrix that stays float has no part in it.</summary>
    protected BalancedScale(ScaleGroup group, IEnumerable<TensorSpec> matrices)
    {
        Group = group;
        Dictionary<string, TensorSpec> byName = matrices.ToDictionary(matrix => matrix.Name, StringComparer.Ordinal);
        Members = [.. group.Ranges.Where(range => byName.ContainsKey(range.Tensor))];
        foreach (RowRange range in Members) Count += (long)range.Rows * byName[range.Tensor].Columns;
    }

    /// <summary>The group.</summary>
    public ScaleGroup Group { get; }

    /// <summary>The ranges that take part.</summary>
    public IReadOnlyList<RowRange> Members { get; }

    /// <summary>s.</summary>
    public float Scale { get; private set; } = Least;

    /// <summary>How often all weights must be looked at.</summary>
    public abstract int Passes { get; }

    /// <summary>The weights that take part.</summary>
    protected long Count { get; }

    /// <summary>Makes the scale of a group by the method of its matrices.</summary>
    /// <exception cref="NotSupportedException">The matrices find no common scale.</exception>
    public static BalancedScale Of(ScaleGroup group, IReadOnlyList<(TensorSpec Tensor, WeightSpec Weights)> matrices)
    {
        (TensorSpec tensor, WeightSpec weights) = matrices[0];
        foreach ((TensorSpec other, WeightSpec found) in matrices)
        {
            if (weights.SharesScaleWith(found)) continue;
            throw new NotSupportedException(
                $"{group.Name}: {tensor.Name} is {weights.Quantizer} of {weights.Bits} bits, {other.Name} {found.Quantizer} of {found.Bits}; expected weights of one scale.");
        }

        IEnumerable<TensorSpec> tensors = matrices.Select(matrix => matrix.Tensor);
        return weights switch
        {
            { Clips: false } => new GreatestScale(group, tensors),
            { Quantizer: Quantizer.BalancedMedian } => new MedianScale(group, tensors, weights.Bits),
            _ => new MeanScale(group, tensors),
        };
    }

    /// <summary>Gathers what the scale needs from some rows of a member.</summary>
    /// <param name="pass">From 0 to <see cref="Passes"/> - 1.</param>
    /// <param name="member">Its place in <see cref="Members"/>.</param>
    /// <param name="row">The first row's first weight; rows follow each other without gaps.</param>
    /// <param name="firstRow">The first row, counted from the member's first.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Columns of the matrix.</param>
    public abstract void Gather<T>(int pass, int member, ref float row, int firstRow, int rows, int columns)
        where T : struct, ILanes<T>;

    /// <summary>Finds what follows from a pass over all members; one thread.</summary>
    public abstract void Complete(int pass);

    /// <summary>Takes the scale that was found.</summary>
    protected void Take(double scale) => Scale = Math.Max((float)scale, Least);
}
