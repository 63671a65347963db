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
    private readonly (float Least, float Greatest)[] outputs = new (float, float)[spec.Layers.Count], hidden = new (float, float)[spec.Layers.Count];
    private (float Least, float Greatest) features, queries, keys;
    private readonly float[] cells = new float[spec.Layers.Count], sums = new float[spec.Layers.Count];

    /// <summary>Watches the encoder; null where there is none.</summary>
    public RangeObserver? Encoder { get; } = spec.Encoder is { } encoder ? new RangeObserver(encoder) : null;

    /// <summary>Looks at a state behind a time step.</summary>
    public void Observe(GenericState state)
    {
        for (int layer = 0; layer < outputs.Length; layer++) Observe(state, layer);
    }

    /// <summary>Looks at a layer behind a time step of its own.</summary>
    public void Observe(GenericState state, int layer)
    {
        if (spec.Layers[layer] is AttentionSpec or LinearSpec)
        {
            Widen(ref outputs[layer], state.Layer(layer).Output.Values.AsSpan(0, spec.Layers[layer].OutputSize));
            if (state.Layer(layer) is not AttentionState attending || ((AttentionSpec)spec.Layers[layer]).HasScoreWeights) return;
            Widen(ref queries, attending.Query);
            foreach (float[] key in attending.Source!.Keys) Widen(ref keys, key);
        }

        if (spec.Layers[layer] is not RecurrentSpec recurrent) return;

        // A pair has one range, with the layer that reads forward, which stands before the other.
        Widen(ref hidden[recurrent.Direction == LayerDirection.Backward ? layer - 1 : layer], state.Hidden(layer));
        var own = (RecurrentState)state.Layer(layer);
        if (recurrent.AddsInput && (own.Sum ?? own.Joined) is { } sum) Widen(ref outputs[layer], sum.Values.AsSpan(0, recurrent.OutputSize));
        foreach (float value in state.Cell(layer)) cells[layer] = Math.Max(cells[layer], Math.Abs(value));
        foreach (float value in state.Sums(layer)) sums[layer] = Math.Max(sums[layer], Math.Abs(value));
    }

    /// <summary>Looks at raw features that enter.</summary>
    public void Observe(ReadOnlySpan<float> values) => Widen(ref features, values);

    /// <summary>The tensors of ranges.</summary>
    /// <exception cref="WeightFormatException">A layer put out nothing but zeros.</exception>
    public IEnumerable<(TensorSpec Range, float[] Values)> Ranges()
    {
        foreach ((TensorSpec Range, float[] Values) range in Encoder?.Ranges() ?? []) yield return range;
        for (int layer = 0; layer < outputs.Length; layer++)
        {
            foreach (TensorSpec range in ModelTensors.ObservedRanges(spec.Layers[layer]))
            {
                float[] values = ValuesOf(layer, range);
                if (values.All(value => value == 0)) throw new WeightFormatException(range.Name, "a range of nothing but zeros", "values that are not zero: it has collapsed");
                yield return (range, values);
            }
        }
    }

    private float[] ValuesOf(int layer, TensorSpec range)
    {
        LayerSpec own = spec.Layers[layer];
        if (own is RecurrentSpec recurrent && range == ModelTensors.ObservedHidden(recurrent)) return [hidden[layer].Least, hidden[layer].Greatest];
        if (range == ModelTensors.ObservedOutputs(own)) return [outputs[layer].Least, outputs[layer].Greatest];
        if (range == ModelTensors.ObservedFeatures(own)) return [features.Least, features.Greatest];
        if (own is not AttentionSpec attention) return [range == ModelTensors.ObservedSums(own) ? sums[layer] : cells[layer]];
        return range == ModelTensors.ObservedQueries(attention) ? [queries.Least, queries.Greatest] : [keys.Least, keys.Greatest];
    }

    private static void Widen(ref (float Least, float Greatest) range, ReadOnlySpan<float> values)
    {
        foreach (float value in values) range = (Math.Min(range.Least, value), Math.Max(range.Greatest, value));
    }
}
