using System;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;

namespace KernelGen.Tests.Generic;

/// <summary>Float tensors for any spec, uniform over [-1, 1], the same for a seed.</summary>
internal static class RandomTensors
{
    public static TensorSet Of(ModelSpec spec, ulong seed)
    {
        TensorSet tensors = new();
        ulong stream = 0;
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = new float[tensor.Count];
            new CounterRandom(seed, stream++).Fill(values, -1, 1);

            // Scales and steps are magnitudes, the same in all rows of a gate.
            if (tensor.Name.EndsWith(".scale", StringComparison.Ordinal) || tensor.Name.EndsWith(".step", StringComparison.Ordinal))
                values.AsSpan().Fill(0.2f);
            if (tensor.Columns == 0) tensors.Add(tensor.Name, values);
            else tensors.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        return tensors;
    }
}
