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
    /// <summary>The plan of a function on pre-activations.</summary>
    public static PiecewisePlan Of(string name, string meaning, IntegerFunction function, Func<double, double> real)
    {
        double error = Enumerable.Range(short.MinValue, 1 << 16)
            .Max(input => Math.Abs(function.At(input) / 32768.0 - real(input / 4096.0)));
        return new PiecewisePlan(
            name, meaning, new([.. function.KnotPlaces.Skip(1).Take(function.Pieces - 1)]), new([.. function.Slopes]), new([.. function.Offsets]), function.Shift, error);
    }
}
