using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// The normalisation of one product of a recurrent layer in training (<see cref="ProductNorm"/>), or of its input, as one gate: with x the rows
/// made standard, it gives gain x. Bits depend neither on the lane type nor on who takes which rows.
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainedNorm<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private protected TrainedNorm(int gates, int units, int rows, Parameter gain)
    {
        (Gates, Units, Gain) = (gates, units, gain);
        Products = new MatrixBuffer(rows, gates * units);
        ProductsGradient = new MatrixBuffer(rows, gates * units);
    }

    /// <summary>Takes the products of a window, a row a time step and stream; <see cref="Apply"/> leaves them standard.</summary>
    public MatrixBuffer Products { get; }

    /// <summary>The gradient by those products.</summary>
    public MatrixBuffer ProductsGradient { get; }

    /// <summary>Gates of a row.</summary>
    private protected int Gates { get; }

    /// <summary>Units of a gate.</summary>
    private protected int Units { get; }

    /// <summary>The gains.</summary>
    private protected Parameter Gain { get; }

    /// <summary>Normalises some rows of <see cref="Products"/> into <paramref name="sums"/>.</summary>
    /// <param name="sums">The rows that receive gain x, as many columns as the gates have units.</param>
    /// <param name="row">The row of <see cref="Products"/> that the first of them belongs to.</param>
    /// <param name="accumulate">Whether gain x is added to what stands there.</param>
    /// <param name="firstGate">The gate that the first column belongs to.</param>
    public void Apply(in MatrixView sums, int row, bool accumulate, int firstGate = 0)
    {
        MatrixView products = Columns(Products, row, in sums, firstGate);
        Standardise(in products, row, firstGate);
        for (int index = 0; index < sums.Rows; index++)
        {
            ref float result = ref sums.Slice(index, 1).First;
            ref float standard = ref products.Slice(index, 1).First;
            nuint done = Amplify<TLanes>(ref result, ref standard, ref GainFrom(firstGate), accumulate, 0, (nuint)sums.Columns);
            Amplify<Lanes32>(ref result, ref standard, ref GainFrom(firstGate), accumulate, done, (nuint)sums.Columns);
        }
    }

    /// <summary>Makes some rows of <see cref="Products"/> standard.</summary>
    internal void Standardise(int row, int rows) => Standardise(Products.Rows(row, rows), row, firstGate: 0);

    /// <summary>The gains, a value a row of the matrix.</summary>
    internal ReadOnlySpan<float> Gains => Gain.Values;

    /// <summary>Writes the gradient by some rows of products.</summary>
    /// <param name="gradient">The gradient by gain x.</param>
    /// <param name="row">The row of <see cref="Products"/> that its first row belongs to.</param>
    /// <param name="firstGate">The gate that the first column belongs to.</param>
    public void Backward(in MatrixView gradient, int row, int firstGate = 0) => Backward(
        in gradient, Columns(Products, row, in gradient, firstGate), Columns(ProductsGradient, row, in gradient, firstGate), row, firstGate);

    /// <summary>Ends a window: the gradient of the gains, and running statistics.</summary>
    /// <param name="gradient">The gradient by gain x of all rows of the window.</param>
    public virtual void Complete(in MatrixView gradient)
    {
        ColumnProducts.Sum<TLanes>(in gradient, Products.Rows(0, gradient.Rows), ref Gain.Gradients[0]);
    }

    /// <summary>Makes rows standard in place.</summary>
    private protected abstract void Standardise(in MatrixView products, int row, int firstGate);

    /// <summary>From the gradient by gain x to that by the products.</summary>
    private protected abstract void Backward(
        in MatrixView gradient, in MatrixView standard, in MatrixView productsGradient, int row, int firstGate);

    /// <summary>The gain of the first unit of a gate.</summary>
    private protected ref float GainFrom(int gate) => ref Gain.Values[gate * Units];

    private MatrixView Columns(MatrixBuffer buffer, int row, in MatrixView like, int firstGate) =>
        buffer.Rows(row, like.Rows).SliceColumns(firstGate * Units, like.Columns);

    /// <summary>result = gain x, or result + gain x.</summary>
    [MethodImpl(AggressiveOptimization)]
    private static nuint Amplify<T>(ref float result, ref float standard, ref float gain, bool accumulate, nuint start, nuint count)
        where T : struct, ILanes<T>
    {
        nuint offset = start;
        for (; offset + (nuint)T.Count <= count; offset += (nuint)T.Count)
        {
            T amplified = T.MultiplyF32(T.LoadF32(ref standard, offset), T.LoadF32(ref gain, offset));
            T.StoreF32(accumulate ? T.AddF32(T.LoadF32(ref result, offset), amplified) : amplified, ref result, offset);
        }

        return offset;
    }
}
