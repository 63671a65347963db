using System;
using System.Collections.Generic;

namespace KernelGen.Tests.Lanes;

/// <summary>Operands of lane operations as 32-bit words: edges against edges, then random ones.</summary>
internal static class LaneSamples
{
    private static readonly float[] edges =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 3f, 1e-3f, 1e10f, -1e10f, 2147483520f, -2147483520f, 8388607.5f, -8388607.5f,
        8388608f, 16777216f, 1.0000001f, 0.99999994f, float.Epsilon, -float.Epsilon, 1.17549435e-38f, 1.1754942e-38f,
        float.MaxValue, float.MinValue, 1e-20f, -1e20f, 1e20f, 4503599627370497f,
    ];

    /// <summary>Pairs of finite floats and, if asked, infinities.</summary>
    public static (uint[] Left, uint[] Right, uint[] Third) Floats(bool infinities)
    {
        List<float> values = [.. edges];
        if (infinities) values.AddRange([float.PositiveInfinity, float.NegativeInfinity]);
        List<uint> left = [], right = [], third = [];
        Random random = new(11);
        foreach (float a in values)
            foreach (float b in values)
                Add(a, b, values[random.Next(values.Count)]);
        for (int index = 0; index < 2000; index++)
            Add(Draw(random), Draw(random), Draw(random));
        while (left.Count % 16 != 0) Add(1f, 2f, 3f);
        return (left.ToArray(), right.ToArray(), third.ToArray());

        void Add(float a, float b, float c)
        {
            left.Add(BitConverter.SingleToUInt32Bits(a));
            right.Add(BitConverter.SingleToUInt32Bits(b));
            third.Add(BitConverter.SingleToUInt32Bits(c));
        }
    }

    /// <summary>Random words, with words of equal halves, zeros and ones among them.</summary>
    public static (uint[] Left, uint[] Right, uint[] Third) Words()
    {
        Random random = new(12);
        uint[] fixedWords = [0, 1, uint.MaxValue, 0x80000000, 0x7FFFFFFF, 0x80808080, 0x7F7F7F7F, 0x00FF00FF, 0x80007FFF, 0x7FFF8001];
        uint[][] drawn = new uint[3][];
        for (int operand = 0; operand < 3; operand++)
        {
            drawn[operand] = new uint[1024];
            for (int index = 0; index < 1024; index++)
                drawn[operand][index] = random.Next(3) == 0
                    ? fixedWords[random.Next(fixedWords.Length)]
                    : (uint)random.NextInt64(1L << 32);
        }

        return (drawn[0], drawn[1], drawn[2]);
    }

    private static float Draw(Random random)
    {
        // Exponents of all sizes; sums that cancel are likely because they are near each other half of the time.
        int exponent = random.Next(2) == 0 ? random.Next(-3, 4) : random.Next(-120, 120);
        return (float)((random.NextDouble() * 2 - 1) * Math.Pow(2, exponent));
    }
}
