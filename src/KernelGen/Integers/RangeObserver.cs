using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>Watches a float network and keeps the ends of what its layers put out.</summary>
internal sealed class RangeObserver(ModelSpec spec)
{
    private readonly (float Least, float Greatest)[] outputs = new (float, float)[spec.Layers.Count];
    private (float Least, float Greatest) features;
    private readonly float[] cells = new float[spec.Layers.Count], sums = new float[spec.Layers.Count];

    /// <summary>Looks at a state behind a time step.</summary>
    public void Observe(GenericState state)
    {
        for (int layer = 0; layer < outputs.Length; layer++) Observe(state, layer);
    }

    /// <summary>Looks at a layer behind a time step of its own.</summary>
    public void Observe(GenericState state, int layer)
    {
        if (spec.Layers[layer] is not RecurrentSpec recurrent) return;

        // A pair has one range, with the layer that reads forward, which stands before the other.
        ref (float Least, float Greatest) own = ref outputs[recurrent.Direction == LayerDirection.Backward ? layer - 1 : layer];
        foreach (float value in state.Hidden(layer)) own = (Math.Min(own.Least, value), Math.Max(own.Greatest, value));
        foreach (float value in state.Cell(layer)) cells[layer] = Math.Max(cells[layer], Math.Abs(value));
        foreach (float value in state.Sums(layer)) sums[layer] = Math.Max(sums[layer], Math.Abs(value));
    }

    /// <summary>Looks at raw features that enter.</summary>
    public void Observe(ReadOnlySpan<float> values)
    {
        foreach (float value in values) features = (Math.Min(features.Least, value), Math.Max(features.Greatest, value));
    }

    /// <summary>The tensors of ranges.</summary>
    /// <exception cref="WeightFormatException">A layer put out nothing but zeros.</exception>
    public IEnumerable<(TensorSpec Range, float[] Values)> Ranges()
    {
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            foreach (TensorSpec range in ModelTensors.ObservedRanges(spec.Layers[layer]))
            {
                LayerSpec own = spec.Layers[layer];
                float[] values = range == ModelTensors.ObservedOutputs(own) ? [outputs[layer].Least, outputs[layer].Greatest]
                    : range == ModelTensors.ObservedFeatures(own) ? [features.Least, features.Greatest]
                    : range == ModelTensors.ObservedSums(own) ? [sums[layer]]
                    : [cells[layer]];
                if (values.All(value => value == 0)) throw new WeightFormatException(range.Name, "a range of nothing but zeros", "values that are not zero: it has collapsed");
                yield return (range, values);
            }
        }
    }
}
