using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary><see cref="SumOfCodes"/> on lanes, with the same codes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SumOfCodesLanes
{
    /// <summary>Writes the codes of sums; nothing beyond <paramref name="count"/> codes is read or written.</summary>
    /// <param name="entering">The first code of x.</param>
    /// <param name="hidden">The first code of h.</param>
    /// <param name="count">How many.</param>
    /// <param name="by">From both to the sum.</param>
    /// <param name="codes">Receives the first code of x + h.</param>
    public static void Add<T>(ref byte entering, ref byte hidden, int count, in SumOfCodes by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint done = AddFrom<T>(ref entering, ref hidden, 0, (nuint)count, by, ref codes);
        AddFrom<Lanes32>(ref entering, ref hidden, done, (nuint)count, by, ref codes);
    }

    /// <summary>The code of a sum, counted from the one that stands for 0.</summary>
    /// <param name="entering">A code of x, counted alike.</param>
    /// <param name="hidden">A code of h, counted alike.</param>
    /// <param name="by">From both to the sum.</param>
    [MethodImpl(AggressiveInlining)]
    public static T Steps<T>(T entering, T hidden, in SumOfCodes by)
        where T : struct, ILanes<T>
    {
        T sum = T.AddS32(T.MultiplyS32(entering, T.BroadcastS32(by.Entering)), T.MultiplyS32(hidden, T.BroadcastS32(by.Hidden)));
        return IntegerLanes.Limit(IntegerLanes.ShiftRight(sum, by.Shift), by.Least - by.Zero, by.Greatest - by.Zero);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint AddFrom<T>(ref byte entering, ref byte hidden, nuint first, nuint count, in SumOfCodes by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint at = first;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count)
        {
            T steps = Steps(IntegerLanes.LoadCodes<T>(ref entering, at, by.EnteringZero), IntegerLanes.LoadCodes<T>(ref hidden, at, by.HiddenZero), by);
            T.StoreS32AsU8(T.AddS32(steps, T.BroadcastS32(by.Zero)), ref codes, at);
        }

        return at;
    }
}
