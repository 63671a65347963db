using System;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Integers;

/// <summary>An operation of <see cref="IntegerLanes"/>, by name, on one register after the other.</summary>
internal sealed record IntegerLaneCase(string Name, int[] Values, int First = 0, int Second = 0, Requantization By = default) : ILaneJob<int[]>
{
    public int[] Run<T>()
        where T : struct, ILanes<T>
    {
        int[] results = new int[Values.Length];
        for (nuint at = 0; at < (nuint)Values.Length; at += (nuint)T.Count) T.StoreS32(Of(T.LoadS32(ref Values[0], at)), ref results[0], at);
        return results;
    }

    /// <summary>The plain form.</summary>
    public int[] Expect() => Array.ConvertAll(Values, value => Name switch
    {
        "Requantize" => By.Apply(value),
        "ShiftRight" => (int)Rounding.ShiftRight(value, First),
        "DivideByPower" => (int)Rounding.DivideByPower(value, First),
        "To16" => Rounding.To16(value),
        "Limit" => Math.Clamp(value, First, Second),
        "Scale16" => Rounding.To16(Rounding.Shift(value, Second - First)),
        _ => throw new ArgumentException(Name),
    });

    private T Of<T>(T value)
        where T : struct, ILanes<T> => Name switch
        {
            "Requantize" => IntegerLanes.Requantize(value, By),
            "ShiftRight" => IntegerLanes.ShiftRight(value, First),
            "DivideByPower" => IntegerLanes.DivideByPower(value, First),
            "To16" => IntegerLanes.To16(value),
            "Limit" => IntegerLanes.Limit(value, First, Second),
            "Scale16" => IntegerLanes.Scale16(value, First, Second),
            _ => throw new ArgumentException(Name),
        };
}
