using System;
using KernelGen.Spec;

namespace KernelGen.Bench.Cases;

/// <summary>Seeded inputs, taken in turn, and where outputs go.</summary>
internal sealed class StreamInput
{
    private const int Length = 64;
    private readonly int width;
    private readonly sbyte[] codes;

    public StreamInput(ModelSpec spec)
    {
        Random random = new(7);
        width = spec.InputSize;
        AllFeatures = spec.Embedding is null ? new float[Length * width] : [];
        for (int i = 0; i < AllFeatures.Length; i++) AllFeatures[i] = random.NextSingle();
        for (int i = 0; i < Length; i++) AllTokens[i] = random.Next(spec.InputSize);
        codes = Array.ConvertAll(AllFeatures, value => (sbyte)(MathF.Round(value * byte.MaxValue) + sbyte.MinValue));
        Output = spec.Integer is null ? new float[spec.OutputSize] : [];
        Integers = spec.Integer is null ? [] : new int[spec.OutputSize];
    }

    /// <summary>What the last step put out; empty for an integer-only model.</summary>
    public float[] Output { get; }

    /// <summary>What the last step of an integer-only model put out; empty for others.</summary>
    public int[] Integers { get; }

    /// <summary>The features from 0 to 1 of all steps.</summary>
    public float[] AllFeatures { get; }

    /// <summary>The tokens of all steps.</summary>
    public int[] AllTokens { get; } = new int[Length];

    public int Token(int step) => AllTokens[step % Length];

    public ReadOnlySpan<float> Features(int step) => AllFeatures.AsSpan(step % Length * width, width);

    /// <summary>The features as signed codes of 8 bits over their range.</summary>
    public ReadOnlySpan<sbyte> Codes(int step) => codes.AsSpan(step % Length * width, width);
}
