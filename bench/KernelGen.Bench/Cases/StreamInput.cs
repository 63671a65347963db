using System;
using KernelGen.Spec;

namespace KernelGen.Bench.Cases;

/// <summary>Seeded inputs, taken in turn, and where outputs go.</summary>
internal sealed class StreamInput
{
    private const int Length = 64;
    private readonly float[] features;
    private readonly int[] tokens = new int[Length];
    private readonly int width;

    public StreamInput(ModelSpec spec)
    {
        Random random = new(7);
        width = spec.InputSize;
        features = spec.Embedding is null ? new float[Length * width] : [];
        for (int i = 0; i < features.Length; i++) features[i] = random.NextSingle();
        for (int i = 0; i < Length; i++) tokens[i] = random.Next(spec.InputSize);
        Output = new float[spec.OutputSize];
    }

    /// <summary>What the last step put out.</summary>
    public float[] Output { get; }

    public int Token(int step) => tokens[step % Length];

    public ReadOnlySpan<float> Features(int step) => features.AsSpan(step % Length * width, width);
}
