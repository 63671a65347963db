using System;
using System.Linq;

namespace KernelGen.Tests.Lanes;

/// <summary>What each operation must give for one 32-bit lane, written without regard to speed.</summary>
internal static class LaneModel
{
    public static uint Expect(string name, uint left, uint right, uint third) => name switch
    {
        "AddF32" => Bits(F(left) + F(right)),
        "SubtractF32" => Bits(F(left) - F(right)),
        "MultiplyF32" => Bits(F(left) * F(right)),
        "DivideF32" => Bits(F(left) / F(right)),
        "FusedMultiplyAddF32" or "AccumulateF32" => Bits(Fused(F(left), F(right), F(third))),
        "SquareRootF32" => Bits((float)Math.Sqrt(F(left))),
        "MinimumF32" => F(right) < F(left) ? right : left,
        "MaximumF32" => F(right) > F(left) ? right : left,
        "FloorF32" => Bits((float)Math.Floor((double)F(left))),
        "LessF32" => F(left) < F(right) ? uint.MaxValue : 0,
        "GreaterOrEqualF32" => F(left) >= F(right) ? uint.MaxValue : 0,
        "TruncateF32ToS32" => (uint)(int)Math.Truncate((double)F(left)),
        "ConvertS32ToF32" => Bits((int)left),
        "AddS32" => left + right,
        "SubtractS32" => left - right,
        "MultiplyS32" => left * right,
        "MultiplyHighS32" => (uint)(((long)(int)left * (int)right) >> 32),
        "MinimumS32" => (uint)Math.Min((int)left, (int)right),
        "MaximumS32" => (uint)Math.Max((int)left, (int)right),
        "GreaterS32" => (int)left > (int)right ? uint.MaxValue : 0,
        "ShiftLeftEach32" => (uint)((ulong)left << (int)(right & 63)),
        "ShiftRightEach32" => (uint)((ulong)left >> (int)(right & 63)),
        "EqualS32" => left == right ? uint.MaxValue : 0,
        "And" => left & right,
        "Or" => left | right,
        "Xor" => left ^ right,
        "Select" => (left & right) | (~left & third),
        "AddU8" => Pack(8, k => Byte(left, k) + Byte(right, k)),
        "AddS16" => Pack(16, k => Word(left, k) + Word(right, k)),
        "SubtractS16" => Pack(16, k => Word(left, k) - Word(right, k)),
        "PairDotU8S8" => Pack(16, k =>
            Byte(left, 2 * k) * (sbyte)Byte(right, 2 * k) + Byte(left, 2 * k + 1) * (sbyte)Byte(right, 2 * k + 1)),
        "DotU8S8" => third + (uint)Enumerable.Range(0, 4).Sum(k => Byte(left, k) * (sbyte)Byte(right, k)),
        "PairDotS16" => (uint)(Word(left, 0) * Word(right, 0) + Word(left, 1) * Word(right, 1)),
        "PairSumS16" => (uint)(Word(left, 0) + Word(left, 1)),
        _ => throw new ArgumentException(name),
    };

    /// <summary>
    /// Rounded once, by doubles: the product of two floats is a double exactly; their sum is rounded to an odd last bit,
    /// which keeps the second rounding honest.
    /// </summary>
    private static float Fused(float left, float right, float addend)
    {
        double product = (double)left * right;
        double sum = product + addend;
        if (!double.IsFinite(sum) || sum == 0) return (float)sum;
        double part = sum - product;
        double error = (product - (sum - part)) + (addend - part);
        long bits = BitConverter.DoubleToInt64Bits(sum);
        if (error != 0 && (bits & 1) == 0) bits += (error > 0) == (sum > 0) ? 1 : -1;
        return (float)BitConverter.Int64BitsToDouble(bits);
    }

    public static byte Byte(uint word, int index) => (byte)(word >> (8 * index));

    private static float F(uint bits) => BitConverter.UInt32BitsToSingle(bits);

    private static uint Bits(float value) => BitConverter.SingleToUInt32Bits(value);

    private static int Word(uint word, int index) => (short)(word >> (16 * index));

    private static uint Pack(int bits, Func<int, int> part)
    {
        uint result = 0;
        uint mask = (1u << bits) - 1;
        for (int k = 0; k < 32 / bits; k++) result |= ((uint)part(k) & mask) << (bits * k);
        return result;
    }
}
