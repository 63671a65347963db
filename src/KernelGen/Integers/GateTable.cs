using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Piecewise;

namespace KernelGen.Integers;

/// <summary>
/// A sigmoid or tanh from integers to gates of 16 bits, 15 behind the point: 2,049 points of the real function from -8 to 8 and straight lines between them, so that
/// over all inputs of 16 bits a gate is the real one to the nearest integer or its neighbour. Inputs, outputs and their points are those of papers section 3.3, the
/// table is ours.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GateTable
{
    /// <summary>Bits behind the point of inputs: the fewest and the most.</summary>
    public const int LeastInputBits = PointBits + 1, MostInputBits = 15;

    // 128 points a unit; they have 4 bits more than outputs, so that their own rounding does not show.
    private const int PointBits = 7, Reach = 8, FinerBits = 4;

    private readonly int[] points = new int[(2 * Reach << PointBits) + 1];

    private GateTable(Func<double, double> function)
    {
        for (int point = 0; point < points.Length; point++)
            points[point] = (int)Rounding.Nearest(Math.ScaleB(function(Math.ScaleB(point, -PointBits) - Reach), BinaryPoint.GateBits + FinerBits));
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public static GateTable Sigmoid { get; } = new(RealFunctions.Sigmoid);

    /// <summary>The hyperbolic tangent.</summary>
    public static GateTable Tanh { get; } = new(RealFunctions.Tanh);

    /// <summary>The function of an integer.</summary>
    /// <param name="input">16 bits; beyond -8 and 8 it counts as those.</param>
    /// <param name="inputBits">Bits behind its point, <see cref="LeastInputBits"/> to <see cref="MostInputBits"/>.</param>
    /// <returns>16 bits, <see cref="BinaryPoint.GateBits"/> of them behind the point.</returns>
    public int At(int input, int inputBits)
    {
        int reach = Reach << inputBits, shift = inputBits - PointBits;
        int place = Math.Clamp(input, -reach, reach - 1) + reach;
        int point = place >> shift, rest = place & ((1 << shift) - 1);
        int level = (points[point] << shift) + (points[point + 1] - points[point]) * rest;
        return Rounding.To16(Rounding.ShiftRight(level, shift + FinerBits));
    }

    /// <summary>Replaces integers by the function of them, one after the other.</summary>
    /// <param name="values">The first.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="inputBits">Bits behind their point.</param>
    public void Apply(ref int values, int count, int inputBits)
    {
        for (int index = 0; index < count; index++)
        {
            ref int value = ref Unsafe.Add(ref values, index);
            value = At(value, inputBits);
        }
    }
}
