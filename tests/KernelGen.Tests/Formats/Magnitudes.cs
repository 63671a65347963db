using System;
using KernelGen.Spec;

namespace KernelGen.Tests.Formats;

/// <summary>Scales and steps that quantizers keep beside a matrix are magnitudes, the same in all rows of a gate, and variances are not negative: random numbers are neither.</summary>
internal static class Magnitudes
{
    /// <summary>Replaces the values of such a tensor.</summary>
    public static void Settle(TensorSpec tensor, Span<float> values)
    {
        if (tensor.Name.EndsWith(".scale", StringComparison.Ordinal) || tensor.Name.EndsWith(".step", StringComparison.Ordinal))
            values.Fill(0.2f);
        if (tensor.Name.Contains("h_step_l", StringComparison.Ordinal) || tensor.Name.Contains("h_clip_l", StringComparison.Ordinal))
            values.Fill(0.3f);
        if (!tensor.Name.Contains("variance_", StringComparison.Ordinal)) return;
        foreach (ref float value in values) value = Math.Abs(value);
    }
}
