using System;
using System.Linq;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>A piecewise-linear function as it is emitted: of the piece of q, (slope q + offset) / 2^Shift, rounded down.</summary>
/// <param name="Name">The name of its method.</param>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Knots">The integers at which pieces but the first begin.</param>
/// <param name="Slopes">The slope of every piece.</param>
/// <param name="Offsets">The offset of every piece, half a unit for rounding in it.</param>
/// <param name="Shift">Bits behind the point of both, 1 or more.</param>
/// <param name="GreatestError">The greatest distance from the real function over all inputs.</param>
internal sealed record PiecewisePlan(
    string Name, string Meaning, EquatableArray<int> Knots, EquatableArray<int> Slopes, EquatableArray<int> Offsets, int Shift, double GreatestError)
{
    /// <summary>The plan of a function that stands for another on a grid.</summary>
    public static PiecewisePlan Of(string name, string meaning, IntegerFunction function, Func<double, double> real, FixedPointGrid grid)
    {
        double input = 1L << grid.InputBits, output = 1L << grid.OutputBits;
        int last = Math.Min(grid.Last, short.MaxValue);
        double error = Enumerable.Range(grid.First, last - grid.First + 1).Max(place => Math.Abs(function.At(place) / output - real(place / input)));
        return new PiecewisePlan(
            name, meaning, new([.. function.KnotPlaces.Skip(1).Take(function.Pieces - 1)]), new([.. function.Slopes]), new([.. function.Offsets]), function.Shift, error);
    }
}
