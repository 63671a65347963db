using System;

namespace KernelGen.Quantization;

/// <summary>
/// What the refined greedy rule found for a row: for every plane from the second on the coefficients of the planes before it, as
/// they were when its signs were found, and the last fit of all.
/// </summary>
internal struct RefinedCoefficients
{
    private Block<float> values;

    /// <summary>The coefficients of <paramref name="planes"/> planes: fitted when plane <paramref name="planes"/> was yet to come.</summary>
    public static Span<float> Of(ref RefinedCoefficients row, int planes) =>
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.Add(ref Block<float>.Start(ref row.values), 4 * (planes - 1)), planes);
}
