using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary>Holds integers to a range and counts those that lay beyond it: what <see cref="IntegerLanes.Limit"/> does in models that count.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SaturationLanes
{
    /// <summary>Holds integers to 16 bits, in place.</summary>
    /// <inheritdoc cref="Hold"/>
    public static void Hold16<T>(ref int values, int gates, int units, int stride, ref SaturationCount count)
        where T : struct, ILanes<T> =>
        Hold<T>(ref values, gates, units, stride, short.MinValue, short.MaxValue, ref count);

    /// <summary>Holds integers to a range, in place; what pads them is held and not counted.</summary>
    /// <param name="values">The first, a gate every <paramref name="stride"/> integers.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="units">Integers of a gate.</param>
    /// <param name="stride">Integers from one gate to the next, a multiple of 16.</param>
    /// <param name="least">The least of the range.</param>
    /// <param name="greatest">The greatest.</param>
    /// <param name="count">What is added to.</param>
    public static void Hold<T>(ref int values, int gates, int units, int stride, int least, int greatest, ref SaturationCount count)
        where T : struct, ILanes<T>
    {
        nuint whole = LaneTotals.Whole<T>((nuint)units), rest = (nuint)units - whole;
        for (int gate = 0; gate < gates; gate++)
        {
            ref int own = ref Unsafe.Add(ref values, gate * stride);
            (int below, int above) = Beyond<T>(ref own, whole, least, greatest);
            (int belowOfRest, int aboveOfRest) = Beyond<Lanes32>(ref Unsafe.Add(ref own, whole), rest, least, greatest);
            count = count.Plus(units, below + belowOfRest, above + aboveOfRest);
        }

        Limit<T>(ref values, (nuint)(gates * stride), least, greatest);
    }

    [MethodImpl(AggressiveOptimization)]
    private static (int Below, int Above) Beyond<T>(ref int values, nuint count, int least, int greatest)
        where T : struct, ILanes<T>
    {
        // A mask is -1.
        T first = T.BroadcastS32(least), last = T.BroadcastS32(greatest), below = T.Zero, above = T.Zero;
        for (nuint at = 0; at < count; at += (nuint)T.Count)
        {
            T value = T.LoadS32(ref values, at);
            below = T.SubtractS32(below, T.GreaterS32(first, value));
            above = T.SubtractS32(above, T.GreaterS32(value, last));
        }

        return (LaneTotals.Sum(below), LaneTotals.Sum(above));
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Limit<T>(ref int values, nuint count, int least, int greatest)
        where T : struct, ILanes<T>
    {
        for (nuint at = 0; at < count; at += (nuint)T.Count)
            T.StoreS32(IntegerLanes.Limit(T.LoadS32(ref values, at), least, greatest), ref values, at);
    }
}
