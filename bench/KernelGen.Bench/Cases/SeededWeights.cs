using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Bench.Cases;

/// <summary>Weights as PyTorch initialises a recurrent layer, uniform within 1 / sqrt(hidden), or a linear one, 1 / sqrt(inputs).</summary>
internal static class SeededWeights
{
    public static TensorSet Of(ModelSpec spec)
    {
        Random random = new(20_17);
        float bound = 1 / MathF.Sqrt(spec.Layers.OfType<RecurrentSpec>().Select(layer => layer.Hidden).DefaultIfEmpty(spec.InputSize).Max());
        TensorSet weights = new();
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = new float[tensor.Count];
            for (int i = 0; i < values.Length; i++) values[i] = (2 * random.NextSingle() - 1) * bound;
            if (tensor.Columns == 0) weights.Add(tensor.Name, values);
            else weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        return weights;
    }
}
