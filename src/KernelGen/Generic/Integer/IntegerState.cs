using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>One stream of an <see cref="IntegerModel"/>. Made by <see cref="IntegerModel.CreateState"/>; used by one thread at a time.</summary>
public sealed class IntegerState
{
    private readonly IntegerLayerState[] layers;

    internal IntegerState(IntegerModel model, IntegerLayerState[] layers) => (Model, this.layers) = (model, layers);

    internal IntegerModel Model { get; }

    /// <summary>What the present step attends to; null for a model without attention.</summary>
    internal IntegerSource? Source { get; set; }

    /// <summary>The codes that a layer put out at the last step, h of a recurrent one.</summary>
    /// <param name="layer">Position among the layers.</param>
    public ReadOnlySpan<sbyte> Codes(int layer) => layers[layer].Codes;

    /// <summary>c of an LSTM, or h of a GRU before it is coded, 16 bits; empty for other layers.</summary>
    /// <param name="layer">Position among the layers.</param>
    public ReadOnlySpan<short> Cell(int layer) => layers[layer].Cell;

    /// <summary>
    /// How often each recurrent layer held values to the ends of their range, since the state was made or since <see cref="ResetSaturations"/>; empty where the
    /// model does not count. <see cref="Reset"/> leaves it.
    /// </summary>
    public IReadOnlyList<Saturation> Saturations => Model.Spec.Integer is { CountsSaturation: true }
        ? [.. Enumerable.Range(0, layers.Length).Where(layer => Model.Spec.Layers[layer] is RecurrentSpec).Select(layer => Saturation.Of(Model.Spec.Layers[layer], layers[layer].Counts))]
        : [];

    /// <summary>Counts from 0 again.</summary>
    public void ResetSaturations()
    {
        foreach (IntegerLayerState layer in layers) layer.Counts = default;
    }

    /// <summary>Back to before the first step.</summary>
    public void Reset()
    {
        for (int layer = 0; layer < layers.Length; layer++) Model.Layer(layer).Reset(layers[layer]);
    }

    /// <summary>Makes <paramref name="other"/> go on where this state stands; what it has counted stays its own.</summary>
    /// <exception cref="ArgumentException">The states belong to different models.</exception>
    public void CopyTo(IntegerState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Model != Model) throw new ArgumentException("The states belong to different models.", nameof(other));
        for (int layer = 0; layer < layers.Length; layer++)
        {
            layers[layer].Codes.CopyTo(other.layers[layer].Codes, 0);
            layers[layer].Cell.CopyTo(other.layers[layer].Cell, 0);
        }
    }

    internal IntegerLayerState Layer(int layer) => layers[layer];
}
