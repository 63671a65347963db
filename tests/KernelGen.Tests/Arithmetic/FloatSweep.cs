using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace KernelGen.Tests.Arithmetic;

/// <summary>Floats of every size and sign, in ascending order.</summary>
internal static class FloatSweep
{
    /// <summary>Every <paramref name="stride"/>th finite float between two bounds, a multiple of 16 of them.</summary>
    public static float[] Between(float lowest, float highest, int stride)
    {
        List<float> values = [];
        for (long key = Key(lowest); key <= Key(highest); key += stride) values.Add(Value(key));
        while (values.Count % 16 != 0) values.Add(highest);
        return values.ToArray();
    }

    /// <summary>Every <paramref name="stride"/>th finite float.</summary>
    public static float[] All(int stride) => Between(float.MinValue, float.MaxValue, stride);

    /// <summary>The distance between a double and a float that should be its nearest, in steps of floats at that place.</summary>
    public static double UnitsOff(double exact, float actual)
    {
        double magnitude = Math.Max(Math.Abs(exact), 1.1754943508222875e-38);
        double unit = Math.Pow(2, Math.Floor(Math.Log2(magnitude)) - 23);
        return Math.Abs(actual - exact) / unit;
    }

    /// <summary>The bits of floats, for comparisons that tell zeros apart.</summary>
    public static uint[] Bits(float[] values) => MemoryMarshal.Cast<float, uint>(values).ToArray();

    private static long Key(float value)
    {
        int bits = BitConverter.SingleToInt32Bits(value);
        return bits >= 0 ? bits : -(long)(bits & int.MaxValue);
    }

    private static float Value(long key) =>
        key >= 0 ? BitConverter.Int32BitsToSingle((int)key) : -BitConverter.Int32BitsToSingle((int)-key);
}
