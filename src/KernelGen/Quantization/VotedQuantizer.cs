using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Powers of two that are trained as a tensor of signs and several tensors of votes (Li et al., papers section 4), all of the shape of
/// the weights. The weights themselves are the signs. A constant of the shape stands for the normalisation behind the layers of the
/// paper: with all signs at random the effective weights have the variance of weights uniform in ±1/sqrt(columns).
/// </summary>
internal abstract class VotedQuantizer : MatrixQuantizer
{
    // Low-variance random initialisation: a standard deviation of 1e-3 puts all tensors near their thresholds.
    private const float InitialRange = 1e-3f * 1.7320508f;

    /// <summary>Takes a matrix.</summary>
    /// <param name="tensor">Name and shape.</param>
    /// <param name="weights">Method and bits.</param>
    /// <param name="meanSquare">The mean square of the powers of two, with all votes at random.</param>
    protected VotedQuantizer(TensorSpec tensor, WeightSpec weights, double meanSquare)
        : base(tensor, weights)
    {
        Scale = (float)Math.Sqrt(1 / (3 * meanSquare * tensor.Columns));
    }

    /// <inheritdoc/>
    public sealed override bool PassesGradient => false;

    /// <summary>The constant that powers of two are multiplied by.</summary>
    protected float Scale { get; }

    /// <inheritdoc/>
    internal sealed override void Initialise(Span<float> weights, CounterRandom random)
    {
        random.Fill(weights, -InitialRange, InitialRange);
        foreach (ExtraTensor extra in Extras) random.Fill(extra.Values, -InitialRange, InitialRange);
    }

    /// <summary>Signs are those of the weights; votes stand near their thresholds on the sides that give the nearest values.</summary>
    internal sealed override void Adopt(ReadOnlySpan<float> weights)
    {
        float[] extras = new float[Extras.Count];
        for (int index = 0; index < weights.Length; index++)
        {
            Vote(Math.Abs(weights[index]) / Scale, extras);
            for (int extra = 0; extra < extras.Length; extra++) Extras[extra].Values[index] = InitialRange * extras[extra];
        }
    }

    /// <inheritdoc/>
    public sealed override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        byte[] codes = new byte[weights.Length];
        float[] values = new float[Columns];
        ExponentRange range = Weights.Exponents();
        for (int row = 0; row < Rows; row++)
        {
            QuantizeRow<TLanes>(row, in RowOf(in weights[0], row), ref values[0]);
            for (int column = 0; column < Columns; column++)
            {
                float power = values[column] / Scale;
                codes[row * Columns + column] = power == 0 ? (byte)0 : PowerRow.Code(power, range, Weights.Bits);
            }
        }

        float[] coefficients = [.. Enumerable.Repeat(Scale * range.UnitValue, Rows)];
        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }

    /// <inheritdoc/>
    public sealed override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        nuint done = Write<TLanes>(row, 0, in weights, ref effective);
        if (TLanes.Count > Lanes128.Count) done = Write<Lanes128>(row, done, in weights, ref effective);
        Write<Lanes32>(row, done, in weights, ref effective);
    }

    /// <inheritdoc/>
    public sealed override void BackwardRows<TLanes>(ref readonly float weights, ref float gradient, int firstRow, int rows)
    {
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            ref float signs = ref RowOf(in weights, row);
            ref float passed = ref RowOf(in gradient, row);
            nuint done = Backward<TLanes>(row, 0, in signs, ref passed);
            if (TLanes.Count > Lanes128.Count) done = Backward<Lanes128>(row, done, in signs, ref passed);
            Backward<Lanes32>(row, done, in signs, ref passed);
        }
    }

    /// <summary>Writes the effective weights of whole registers of a row from <paramref name="start"/> on.</summary>
    /// <returns>Where the next one would begin.</returns>
    protected abstract nuint Write<T>(int row, nuint start, ref readonly float signs, ref float effective)
        where T : struct, ILanes<T>;

    /// <summary>Turns gradients by effective weights into those by signs and extra tensors, in whole registers from <paramref name="start"/> on.</summary>
    /// <returns>Where the next one would begin.</returns>
    protected abstract nuint Backward<T>(int row, nuint start, ref readonly float signs, ref float gradient)
        where T : struct, ILanes<T>;

    /// <summary>Chooses the sides of the extra tensors for a magnitude in units of <see cref="Scale"/>.</summary>
    /// <param name="magnitude">The magnitude.</param>
    /// <param name="sides">-1 or +1 for each extra tensor.</param>
    protected abstract void Vote(float magnitude, Span<float> sides);

    /// <summary>Sides of votes whose recursion S = (S + 1) B01(t) ends at <paramref name="steps"/>.</summary>
    protected static void Vote(int steps, Span<float> sides)
    {
        sides.Fill(-1);
        sides[^steps..].Fill(1);
    }

    /// <summary>Where a row's values of an extra tensor begin.</summary>
    protected ref float ExtraRow(int extra, int row) => ref Extras[extra].ValueAt((long)row * Columns);

    /// <summary>Where a row's gradients by an extra tensor begin.</summary>
    protected ref float ExtraGradientRow(int extra, int row) => ref Extras[extra].GradientAt((long)row * Columns);
}
