using System;
using System.Runtime.CompilerServices;
using KernelGen.Integers;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// Vectors of a window that an integer-only network codes: forward integers become codes and the values that these stand for, backward the gradient passes the
/// rounding straight through and is zero where a value was held to the ends of its range (papers section 3.2).
/// </summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class TrainedCodes<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly MatrixBuffer reals;
    private readonly RowEnds? ends;

    /// <summary>Takes memory for the real values.</summary>
    /// <param name="rows">Rows of the longest window.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="range">The range that is observed; null where the codes are those of a range that is fixed.</param>
    public TrainedCodes(int rows, int size, ObservedRange? range)
    {
        reals = new MatrixBuffer(rows, size);
        ends = range?.Watch();
    }

    /// <summary>What the codes stand for, under the present parameters.</summary>
    public CodeRange Codes { get; set; }

    /// <summary>The values of a row before they are coded; whoever writes them there calls <see cref="See"/>.</summary>
    public Span<float> Reals(int row) => reals.Floats(row, 1);

    /// <summary>Replaces integers by their codes, counted from the one that stands for 0, and gives the values of these.</summary>
    /// <param name="row">The row of the window.</param>
    /// <param name="first">The first value of the row that they are.</param>
    /// <param name="integers">At least as many as <paramref name="values"/>; then codes.</param>
    /// <param name="unit">What an integer of 1 stands for.</param>
    /// <param name="by">From integers to steps of the codes.</param>
    /// <param name="values">Receives values.</param>
    public void Code(int row, int first, Span<int> integers, double unit, Requantization by, Span<float> values)
    {
        ref float real = ref Unsafe.Add(ref reals[row], first);
        nuint count = (nuint)values.Length;
        nuint done = CodeFrom<TLanes>(ref integers[0], 0, count, (float)unit, by, ref real, ref values[0]);
        CodeFrom<Lanes32>(ref integers[0], done, count, (float)unit, by, ref real, ref values[0]);
    }

    /// <summary>Leaves the ends of a row for the range that is observed.</summary>
    public void See(int row)
    {
        (float least, float greatest) = (0, 0);
        foreach (float real in Reals(row)) (least, greatest) = (Math.Min(least, real), Math.Max(greatest, real));
        ends!.See(row, least, greatest);
    }

    /// <summary>Clears the gradient of a row where a value was held to the ends of the range.</summary>
    public void PassInside(int row, Span<float> gradient)
    {
        (float least, float greatest) = Codes.Ends;
        ReadOnlySpan<float> real = Reals(row);
        for (int index = 0; index < gradient.Length; index++)
            if (!(real[index] > least && real[index] < greatest)) gradient[index] = 0;
    }

    [MethodImpl(AggressiveOptimization)]
    private nuint CodeFrom<T>(ref int integers, nuint first, nuint count, float unit, Requantization by, ref float reals, ref float values)
        where T : struct, ILanes<T>
    {
        int least = Codes.Least - Codes.Zero, greatest = Codes.Greatest - Codes.Zero;
        T own = T.BroadcastF32(unit), step = T.BroadcastF32((float)Codes.Step);
        nuint at = first;
        for (; at + (nuint)T.Count <= count; at += (nuint)T.Count)
        {
            T value = T.LoadS32(ref integers, at), code = IntegerLanes.Limit(IntegerLanes.Requantize(value, by), least, greatest);
            T.StoreF32(T.MultiplyF32(T.ConvertS32ToF32(value), own), ref reals, at);
            T.StoreS32(code, ref integers, at);
            T.StoreF32(T.MultiplyF32(T.ConvertS32ToF32(code), step), ref values, at);
        }

        return at;
    }
}
