using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Integers;

namespace KernelGen.Piecewise;

/// <summary>
/// A piecewise-linear function from integers to integers: of the piece that q lies in, f(q) = level + (slope (q - knot) + 2^(shift - 1)) / 2^shift, rounded
/// down, computed as (slope q + offset) / 2^shift. Pieces begin at the values of the function that it stands for, rounded to the grid of outputs (Sari et al.
/// 2022; the integer form is ours, papers section 3.2).
/// </summary>
public sealed class IntegerFunction
{
    private const int GreatestSlope = short.MaxValue, MostShift = 14;

    private readonly int[] knots, levels, slopes, offsets;

    private IntegerFunction(int[] knots, int[] levels, int[] slopes, int shift)
    {
        (this.knots, this.levels, this.slopes, Shift) = (knots, levels, slopes, shift);
        offsets = [.. Enumerable.Range(0, slopes.Length).Select(piece => (levels[piece] << shift) - slopes[piece] * knots[piece] + (1 << shift >> 1))];
    }

    /// <summary>The integers at which pieces begin, ascending, and the last at which the last one ends.</summary>
    public IReadOnlyList<int> KnotPlaces => knots;

    /// <summary>What the function begins with on every piece: 16 bits, signed.</summary>
    public IReadOnlyList<int> Levels => levels;

    /// <summary>The slope of every piece in units of 2^-<see cref="Shift"/>: 16 bits, signed.</summary>
    public IReadOnlyList<int> Slopes => slopes;

    /// <summary>What is added to slope q on every piece before the shift: level, knot and half a unit for rounding in one, 32 bits, wrapping as the sum does.</summary>
    public IReadOnlyList<int> Offsets => offsets;

    /// <summary>Bits behind the point of slopes and offsets, 0 to 14.</summary>
    public int Shift { get; }

    /// <summary>Pieces.</summary>
    public int Pieces => slopes.Length;

    /// <summary>The function of <paramref name="pieces"/> pieces that stands for another on a grid.</summary>
    /// <param name="function">Finite on the whole grid; what lies beyond 16 bits of the output counts as their end.</param>
    /// <param name="grid">The integers.</param>
    /// <param name="pieces">1 to the points of the grid less one.</param>
    /// <param name="placement">Where pieces meet.</param>
    /// <exception cref="ArgumentException">The function is not finite at a point of the grid, or too steep: its slope does not fit 16 bits.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or too many pieces.</exception>
    public static IntegerFunction Of(Func<double, double> function, FixedPointGrid grid, int pieces, KnotPlacement placement = KnotPlacement.Adaptive)
    {
        double[] values = grid.Sample(function);
        int[] places = Knots.Place(values, pieces, placement);
        int[] knots = [.. places.Select(place => grid.First + grid.Spacing * place)];
        int[] levels = [.. places.Select(place => Level(values[place], grid.OutputBits))];
        double steepest = Enumerable.Range(0, pieces).Max(piece => Math.Abs(Slope(piece)));
        if (steepest > GreatestSlope)
            throw new ArgumentException(FormattableString.Invariant($"The function rises by {steepest} units of its output from an integer to the next; expected at most {GreatestSlope}."), nameof(function));
        int shift = 0;
        while (shift < MostShift && steepest * (2 << shift) <= GreatestSlope) shift++;
        int[] slopes = [.. Enumerable.Range(0, pieces).Select(piece => (int)Rounding.Nearest(Slope(piece) * (1 << shift)))];
        return new IntegerFunction(knots, [.. levels.Take(pieces)], slopes, shift);

        double Slope(int piece) => (double)(levels[piece + 1] - levels[piece]) / (knots[piece + 1] - knots[piece]);
    }

    /// <summary>The function at an integer; beyond the first and last knot it stays what it is there.</summary>
    public int At(int input)
    {
        int inside = Math.Min(Math.Max(input, knots[0]), knots[knots.Length - 1]);
        int piece = PieceOf(inside);
        return (slopes[piece] * inside + offsets[piece]) >> Shift;
    }

    /// <summary>The slope of the piece that an integer lies in, in units of 2^-<see cref="Shift"/>: the gradient, 0 beyond the ends.</summary>
    public int SlopeAt(int input) => input < knots[0] || input > knots[knots.Length - 1] ? 0 : slopes[PieceOf(input)];

    private int PieceOf(int inside)
    {
        int piece = 0;
        while (piece + 1 < Pieces && inside >= knots[piece + 1]) piece++;
        return piece;
    }

    private static int Level(double value, int bits) =>
        (int)Math.Min(Math.Max(Rounding.Nearest(value * (1L << bits)), short.MinValue), short.MaxValue);
}
