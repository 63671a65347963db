using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Formats;

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
            Magnitudes.Settle(tensor, values);
            if (tensor.Columns == 0) tensors.Add(tensor.Name, values);
            else tensors.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        return tensors;
    }
}
