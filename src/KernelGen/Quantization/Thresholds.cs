using System;

namespace KernelGen.Quantization;

/// <summary>How the weights of a block become -Scale, 0 or +Scale.</summary>
/// <param name="Low">Weights below it become -Scale.</param>
/// <param name="High">Weights above it become +Scale; those between become 0.</param>
/// <param name="Scale">The magnitude; finite, not negative.</param>
internal readonly record struct Thresholds(float Low, float High, float Scale)
{
    /// <summary>Two values: a weight below zero becomes -scale, any other +scale.</summary>
    public static Thresholds Signs(float scale) => new(0, -float.Epsilon, scale);

    /// <summary>Three values: zero from -threshold to +threshold, both included.</summary>
    public static Thresholds Beyond(float threshold, float scale) => new(-threshold, threshold, scale);

    /// <summary>Three values: zero between the thresholds, the lower and the upper one itself left out.</summary>
    public static Thresholds From(float threshold, float scale) =>
        new(MathF.BitIncrement(-threshold), MathF.BitDecrement(threshold), scale);
}
