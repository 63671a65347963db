using System;

namespace KernelGen.Generic;

/// <summary>One stream of an <see cref="IntegerModel"/>. Made by <see cref="IntegerModel.CreateState"/>; used by one thread at a time.</summary>
public sealed class IntegerState
{
    private readonly IntegerLayerState[] layers;

    internal IntegerState(IntegerModel model, IntegerLayerState[] layers) => (Model, this.layers) = (model, layers);

    internal IntegerModel Model { get; }

    /// <summary>The codes that a layer put out at the last step, h of a recurrent one.</summary>
    /// <param name="layer">Position among the layers.</param>
    public ReadOnlySpan<sbyte> Codes(int layer) => layers[layer].Codes;

    /// <summary>c of an LSTM, or h of a GRU before it is coded, 16 bits; empty for other layers.</summary>
    /// <param name="layer">Position among the layers.</param>
    public ReadOnlySpan<short> Cell(int layer) => layers[layer].Cell;

    /// <summary>Back to before the first step.</summary>
    public void Reset()
    {
        for (int layer = 0; layer < layers.Length; layer++) Model.Layer(layer).Reset(layers[layer]);
    }

    internal IntegerLayerState Layer(int layer) => layers[layer];
}
