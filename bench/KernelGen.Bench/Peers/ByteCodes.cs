using System;

namespace KernelGen.Bench.Peers;

/// <summary>Symmetric 8-bit codes of a row, as peers take them.</summary>
internal static class ByteCodes
{
    private const int Greatest = 127;

    /// <summary>The scale at which the greatest magnitude is the greatest code.</summary>
    public static float ScaleOf(ReadOnlySpan<float> row)
    {
        float greatest = 0;
        foreach (float value in row) greatest = MathF.Max(greatest, MathF.Abs(value));
        return greatest == 0 ? 1 : greatest / Greatest;
    }

    /// <summary>The nearest code.</summary>
    public static sbyte Of(float value, float scale) => (sbyte)Math.Clamp(MathF.Round(value / scale), -Greatest, Greatest);
}
