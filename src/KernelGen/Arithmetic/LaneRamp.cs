using System;

namespace KernelGen.Arithmetic;

/// <summary>The numbers 0 to 15, to be loaded as lanes: as bytes, since such a span needs no object even where the JIT does not optimize.</summary>
internal static class LaneRamp
{
    /// <summary>0 to 15.</summary>
    public static ReadOnlySpan<byte> Indices => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
}
