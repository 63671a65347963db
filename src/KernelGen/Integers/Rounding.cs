using System;

namespace KernelGen.Integers;

/// <summary>
/// The rounding of integer-only networks, to the nearest integer with halves up, the one division that has halves away from zero, and the ends that integers are
/// held to. The generator compiles this file too.
/// </summary>
public static class Rounding
{
    /// <summary>floor(value + 1/2).</summary>
    public static double Nearest(double value) => Math.Floor(value + 0.5);

    /// <summary>floor(value / 2^count + 1/2).</summary>
    /// <param name="value">Of a magnitude below 2^62.</param>
    /// <param name="count">0 to 62.</param>
    public static long ShiftRight(long value, int count) => count == 0 ? value : (value + (1L << (count - 1))) >> count;

    /// <summary>
    /// The nearest integer to value / 2^count with halves away from zero: the rdiv of papers section 3.3, which leaves halves open; this is how TensorFlow Lite has
    /// them. Only <see cref="IntegerProfile.TensorFlowLite"/> divides so.
    /// </summary>
    /// <param name="value">Of a magnitude below 2^62.</param>
    /// <param name="count">1 to 62.</param>
    public static long DivideByPower(long value, int count) => (value + (1L << (count - 1)) + (value >> 63)) >> count;

    /// <summary>floor(value / 2^count + 1/2), or value 2^-count for a negative count.</summary>
    public static long Shift(long value, int count) => count >= 0 ? ShiftRight(value, count) : value << -count;

    /// <summary>floor(value / divisor + 1/2).</summary>
    /// <param name="value">Of a magnitude below 2^62.</param>
    /// <param name="divisor">Above 0.</param>
    public static long Divide(long value, long divisor)
    {
        long doubled = 2 * value + divisor, quotient = doubled / (2 * divisor);
        return doubled % (2 * divisor) < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest integer of 16 bits.</summary>
    public static int To16(long value) => (int)Math.Min(Math.Max(value, short.MinValue), short.MaxValue);
}
