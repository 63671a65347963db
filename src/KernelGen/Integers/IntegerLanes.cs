using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary>The arithmetic of integer-only cells on lanes: each operation gives the integers of its plain form.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IntegerLanes
{
    private const int SignBits = 24;

    /// <summary>Signed bytes as integers, counted from the code that stands for 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T LoadCodes<T>(ref byte codes, nuint at, int zero)
        where T : struct, ILanes<T> =>
        T.SubtractS32(T.ShiftRightS32(T.ShiftLeft32(T.LoadU8AsS32(ref codes, at), SignBits), SignBits), T.BroadcastS32(zero));

    /// <summary><see cref="Requantization.Apply"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Requantize<T>(T value, Requantization by)
        where T : struct, ILanes<T>
    {
        T greatest = T.BroadcastS32(by.Greatest);
        T within = T.MaximumS32(T.MinimumS32(value, greatest), T.SubtractS32(T.Zero, greatest));
        T high = T.MultiplyHighS32(T.ShiftLeft32(within, by.Left), T.BroadcastS32(by.Multiplier));
        return ShiftRight(high, by.Right);
    }

    /// <summary><see cref="Rounding.ShiftRight"/> of 32-bit integers.</summary>
    /// <param name="value">Of a magnitude of 2^30 at most.</param>
    /// <param name="count">1 to 30.</param>
    [MethodImpl(AggressiveInlining)]
    public static T ShiftRight<T>(T value, int count)
        where T : struct, ILanes<T> =>
        T.ShiftRightS32(T.AddS32(value, T.BroadcastS32(1 << (count - 1))), count);

    /// <summary><see cref="Rounding.DivideByPower"/> of 32-bit integers.</summary>
    /// <param name="value">Of a magnitude of 2^30 at most.</param>
    /// <param name="count">1 to 30.</param>
    [MethodImpl(AggressiveInlining)]
    public static T DivideByPower<T>(T value, int count)
        where T : struct, ILanes<T> =>
        ShiftRight(T.AddS32(value, T.ShiftRightS32(value, 31)), count);

    /// <summary>The nearest integers of 16 bits.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T To16<T>(T value)
        where T : struct, ILanes<T> =>
        Limit(value, short.MinValue, short.MaxValue);

    /// <summary>The nearest integers of a range.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Limit<T>(T value, int least, int greatest)
        where T : struct, ILanes<T> =>
        T.MaximumS32(T.MinimumS32(value, T.BroadcastS32(greatest)), T.BroadcastS32(least));

    /// <summary>A value of 16 bits times a power of two, to the nearest integer of 16 bits.</summary>
    /// <param name="value">16 bits.</param>
    /// <param name="left">Bits to the left, 0 to 15.</param>
    /// <param name="right">Bits to the right, 0 to 15; one of both is 0.</param>
    [MethodImpl(AggressiveInlining)]
    public static T Scale16<T>(T value, int left, int right)
        where T : struct, ILanes<T>
    {
        T half = T.BroadcastS32((1 << right) >> 1);
        return To16(T.ShiftRightS32(T.AddS32(T.ShiftLeft32(value, left), half), right));
    }
}
