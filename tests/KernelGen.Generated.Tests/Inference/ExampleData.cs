using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Seeded weights and inputs for a case.</summary>
internal sealed class ExampleData
{
    public const int Steps = 13;

    public ExampleData(ModelSpec spec)
    {
        var random = new Random(20170);
        Weights = new TensorSet();
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = new float[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = (float)(random.NextDouble() * 1.2 - 0.6);

            // Scales and steps are magnitudes, the same in all rows of a gate.
            if (tensor.Name.EndsWith(".scale", StringComparison.Ordinal) || tensor.Name.EndsWith(".step", StringComparison.Ordinal))
                values.AsSpan().Fill(0.2f);
            if (tensor.Name.Contains("variance_", StringComparison.Ordinal))
                for (int i = 0; i < values.Length; i++) values[i] = 0.3f + values[i] * values[i];

            // So are learned ranges of h: smaller than most of its values reach.
            if (tensor.Name.Contains("h_step_l", StringComparison.Ordinal)) values[0] = 0.07f;
            if (tensor.Name.Contains("h_clip_l", StringComparison.Ordinal)) values[0] = 0.3f;
            if (tensor.Columns == 0) Weights.Add(tensor.Name, values);
            else Weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        Tokens = new int[Steps];
        Features = spec.Embedding is null ? new float[Steps * spec.InputSize] : [];
        for (int i = 0; i < Steps; i++) Tokens[i] = random.Next(spec.InputSize);
        for (int i = 0; i < Features.Length; i++) Features[i] = (float)(random.NextDouble() * 2 - 1);
    }

    public TensorSet Weights { get; }

    public int[] Tokens { get; }

    public float[] Features { get; }

    /// <summary>The outputs of new streams, one call after the other, and the bytes of their states.</summary>
    public (float[] Outputs, byte[] States) StepStreams(ReflectedModel model, int streams, int calls, bool together)
    {
        var random = new Random(20171);
        int[] tokens = model.Spec.Embedding is null ? [] : new int[streams * calls];
        float[] features = model.Spec.Embedding is null ? new float[streams * calls * model.Spec.InputSize] : [];
        for (int i = 0; i < tokens.Length; i++) tokens[i] = random.Next(model.Spec.InputSize);
        for (int i = 0; i < features.Length; i++) features[i] = (float)(random.NextDouble() * 2 - 1);
        float[] outputs = new float[streams * calls * model.Spec.OutputSize];
        byte[] states = model.StepStreams(streams, together, tokens, features, outputs);
        return (outputs, states);
    }

    /// <summary>The outputs of all steps, one step a call.</summary>
    public float[] StepThrough(ReflectedModel model)
    {
        int size = model.Spec.OutputSize;
        int width = Features.Length / Steps;
        float[] outputs = new float[Steps * size];
        for (int step = 0; step < Steps; step++)
            model.Step(Tokens.AsSpan(step), Features.AsSpan(step * width, width), outputs.AsSpan(step * size, size));
        return outputs;
    }
}
