using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Integers;

/// <summary><see cref="Recoding"/> on lanes, with the same codes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RecodingLanes
{
    /// <summary>Replaces integers by their codes.</summary>
    /// <param name="values">The first.</param>
    /// <param name="count">A multiple of 16.</param>
    /// <param name="by">From integers to codes.</param>
    [MethodImpl(AggressiveOptimization)]
    public static void Apply<T>(ref int values, int count, Recoding by)
        where T : struct, ILanes<T>
    {
        for (nuint at = 0; at < (nuint)count; at += (nuint)T.Count)
            T.StoreS32(Code(T.LoadS32(ref values, at), by), ref values, at);
    }

    /// <summary>Writes the codes of integers as bytes, no byte behind the last.</summary>
    /// <param name="values">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="by">From integers to codes.</param>
    /// <param name="codes">Receives the first code.</param>
    public static void Write<T>(ref int values, int count, Recoding by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint done = WriteFrom<T>(ref values, 0, (nuint)count, by, ref codes);
        WriteFrom<Lanes32>(ref values, done, (nuint)count, by, ref codes);
    }

    /// <summary>Writes the codes that other codes have under another range, no byte behind the last.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="zero">Which of them stands for 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="by">From codes counted from their zero to the new ones.</param>
    /// <param name="to">Receives the first.</param>
    public static void Translate<T>(ref byte from, int zero, int count, Recoding by, ref byte to)
        where T : struct, ILanes<T>
    {
        nuint done = TranslateFrom<T>(ref from, zero, 0, (nuint)count, by, ref to);
        TranslateFrom<Lanes32>(ref from, zero, done, (nuint)count, by, ref to);
    }

    /// <summary><see cref="Recoding.Apply"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Code<T>(T value, Recoding by)
        where T : struct, ILanes<T> =>
        IntegerLanes.Limit(Unheld(value, by), by.Least, by.Greatest);

    /// <summary>The same before it is held to the ends: where what is held is counted.</summary>
    [MethodImpl(AggressiveInlining)]
    public static T Unheld<T>(T value, Recoding by)
        where T : struct, ILanes<T> =>
        T.AddS32(IntegerLanes.Requantize(value, by.ToSteps), T.BroadcastS32(by.Zero));

    [MethodImpl(AggressiveOptimization)]
    private static nuint WriteFrom<T>(ref int values, nuint first, nuint count, Recoding by, ref byte codes)
        where T : struct, ILanes<T>
    {
        nuint at = first;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count)
            T.StoreS32AsU8(Code(T.LoadS32(ref values, at), by), ref codes, at);
        return at;
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint TranslateFrom<T>(ref byte from, int zero, nuint first, nuint count, Recoding by, ref byte to)
        where T : struct, ILanes<T>
    {
        nuint at = first;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count)
            T.StoreS32AsU8(Code(IntegerLanes.LoadCodes<T>(ref from, at, zero), by), ref to, at);
        return at;
    }
}
