using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>
/// Sums of products of unsigned codes and signed bytes, four columns a 32-bit lane. Where an instruction sums four of them, two sums take turns, so that none waits for
/// the one before. Elsewhere pairs grow in words for a proved number of steps; codes whose pairs would leave a word are split in halves of four bits, whose sums grow
/// apart. All ways are exact.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ByteDots
{
    /// <summary>Adds four columns: all of them to the first sum where an instruction does, else the products of the lower halves to the one, of the upper ones to the other.</summary>
    /// <param name="first">The sum whose turn it is, or that of the lower halves.</param>
    /// <param name="second">That of the upper halves.</param>
    /// <param name="turn">The sum whose turn it is.</param>
    /// <param name="codes">Codes of up to eight bits.</param>
    /// <param name="weights">Signed bytes.</param>
    [MethodImpl(AggressiveInlining)]
    public static void AddHalves<TLanes>(ref TLanes first, ref TLanes second, ref TLanes turn, TLanes codes, TLanes weights)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.HasByteDots)
        {
            TLanes.DotU8S8(ref turn, codes, weights);
            return;
        }

        TLanes mask = TLanes.BroadcastU8(15);
        TLanes.DotU8S8(ref first, TLanes.And(codes, mask), weights);
        TLanes.DotU8S8(ref second, TLanes.ExtractU8(codes, 4, mask), weights);
    }

    /// <summary>Adds two sums to one of 32 bits.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Join<TLanes>(ref TLanes sum, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        sum = TLanes.HasByteDots
            ? TLanes.AddS32(sum, TLanes.AddS32(first, second))
            : TLanes.AddS32(sum, TLanes.AddS32(TLanes.PairSumS16(first), TLanes.PairSumS16(second)));
    }

    /// <summary>Adds a sum of lower halves and one of upper halves to one of 32 bits; where nothing was split, two sums.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void JoinHalves<TLanes>(ref TLanes sum, TLanes first, TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        sum = TLanes.HasByteDots
            ? TLanes.AddS32(sum, TLanes.AddS32(first, second))
            : TLanes.AddS32(sum, TLanes.AddS32(TLanes.PairSumS16(first), TLanes.PairDotS16(second, TLanes.BroadcastS32(0x0010_0010))));
    }
}
