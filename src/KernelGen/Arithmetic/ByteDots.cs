using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Sums of products of unsigned codes and signed bytes, four columns a 32-bit lane. Where an instruction sums four of them, codes are multiplied as they are. Elsewhere
/// pairs grow in words for a proved number of steps; codes of eight bits, whose pairs would leave a word, are counted from 128, and their magnitudes are multiplied
/// with weights whose bits are flipped where the code is negative. All ways are exact.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ByteDots
{
    /// <summary>What codes of eight bits are counted from where they are multiplied as magnitudes.</summary>
    public const int Middle = 128;

    /// <summary>Adds two sums to one of 32 bits.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Join<TLanes>(ref TLanes sum, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        sum = TLanes.HasByteDots
            ? TLanes.AddS32(sum, TLanes.AddS32(first, second))
            : TLanes.AddS32(sum, TLanes.AddS32(TLanes.PairSumS16(first), TLanes.PairSumS16(second)));
    }

    /// <summary>Splits codes of eight bits, counted from <see cref="Middle"/>, in magnitudes and flips.</summary>
    /// <param name="codes">The first code.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="magnitudes">
    /// Receives a magnitude each, 0 to 128, and zeros up to <paramref name="stride"/>; behind them the flips, a byte of ones for a negative code.
    /// </param>
    /// <param name="stride">Bytes of either, whole registers.</param>
    /// <returns>The sum of the magnitudes of negative codes: what <see cref="AddMagnitudes"/> begins with, since flipped weights are one less than negated ones.</returns>
    public static int Split<TLanes>(ref byte codes, int count, ref byte magnitudes, int stride)
        where TLanes : struct, ILanes<TLanes>
    {
        ref byte flips = ref Unsafe.Add(ref magnitudes, stride);
        int negative = 0;
        nuint at = SplitFrom<TLanes>(ref codes, 0, (nuint)count, ref magnitudes, ref flips, ref negative);
        at = SplitFrom<Lanes128>(ref codes, at, (nuint)count, ref magnitudes, ref flips, ref negative);
        for (; at < (nuint)count; at++)
        {
            int code = Unsafe.Add(ref codes, at) - Middle;
            Unsafe.Add(ref magnitudes, at) = (byte)int.Abs(code);
            Unsafe.Add(ref flips, at) = (byte)(code < 0 ? byte.MaxValue : 0);
            negative += code < 0 ? -code : 0;
        }

        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref magnitudes, count), stride - count).Clear();
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref flips, count), stride - count).Clear();
        return negative;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint SplitFrom<T>(ref byte codes, nuint first, nuint count, ref byte magnitudes, ref byte flips, ref int negative)
        where T : struct, ILanes<T>
    {
        T one = T.BroadcastU8(1), middle = T.BroadcastU8(Middle), sum = T.Zero;
        nuint at = first;
        for (; at + (nuint)T.Bytes <= count; at += (nuint)T.Bytes)
        {
            T code = T.LoadU8(ref codes, at), upper = T.ExtractU8(code, 7, one), flip = T.AddU8(upper, T.BroadcastU8(byte.MaxValue));
            T magnitude = T.AddU8(T.Xor(T.Xor(code, middle), flip), T.Xor(upper, one));
            T.StoreU8(magnitude, ref magnitudes, at);
            T.StoreU8(flip, ref flips, at);
            sum = T.AddS32(sum, T.PairSumS16(T.PairDotU8S8(T.And(magnitude, flip), one)));
        }

        negative += LaneTotals.Sum(sum);
        return at;
    }

    /// <summary>The flips of four columns in all lanes; unread where an instruction sums four products.</summary>
    /// <param name="flips">The first.</param>
    [MethodImpl(AggressiveInlining)]
    public static TLanes Flip<TLanes>(ref byte flips)
        where TLanes : struct, ILanes<TLanes> => TLanes.HasByteDots ? TLanes.Zero : TLanes.BroadcastS32(Unsafe.As<byte, int>(ref flips));

    /// <summary>Adds four columns to a sum of 32 bits: codes times weights where an instruction does, else magnitudes times weights that are flipped.</summary>
    /// <param name="sum">The sum; it began with 0, or with what <see cref="Split"/> gave.</param>
    /// <param name="codes">Codes, or magnitudes.</param>
    /// <param name="flip">Flips.</param>
    /// <param name="weights">Signed bytes.</param>
    [MethodImpl(AggressiveInlining)]
    public static void AddMagnitudes<TLanes>(ref TLanes sum, TLanes codes, TLanes flip, TLanes weights)
        where TLanes : struct, ILanes<TLanes>
    {
        // Magnitudes are 128 at most and bytes lie from -128 to 127: two products lie from -2^15 to 2^15 - 256.
        if (TLanes.HasByteDots) TLanes.DotU8S8(ref sum, codes, weights);
        else sum = TLanes.AddS32(sum, TLanes.PairSumS16(TLanes.PairDotU8S8(codes, TLanes.Xor(weights, flip))));
    }
}
