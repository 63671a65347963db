using System;
using System.ComponentModel;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// One stream of a <see cref="GenericModel"/>: hidden states, cells and scratch. Made by <see cref="GenericModel.CreateState"/>;
/// used by one thread at a time.
/// </summary>
public sealed class GenericState
{
    private readonly LayerState[] layers;

    internal GenericState(GenericModel model, LayerState[] layers, CodedVector input)
    {
        Model = model;
        this.layers = layers;
        Input = input;
    }

    internal GenericModel Model { get; }

    /// <summary>The features that enter the first layer, coded as it takes them.</summary>
    internal CodedVector Input { get; }

    /// <summary>What the present step attends to; null for a model without attention.</summary>
    internal GenericSource? Source { get; set; }

    /// <summary>Back to before the first step.</summary>
    public void Reset()
    {
        for (int layer = 0; layer < layers.Length; layer++) Model.Layer(layer).Reset(layers[layer]);
    }

    /// <summary>Makes <paramref name="other"/> go on where this state stands.</summary>
    /// <exception cref="ArgumentException">The states belong to different models.</exception>
    public void CopyTo(GenericState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Model != Model) throw new ArgumentException("The states belong to different models.", nameof(other));
        for (int layer = 0; layer < layers.Length; layer++) layers[layer].CopyTo(other.layers[layer]);
    }

    /// <summary>The hidden state of a recurrent layer: level values where it is coded; as many as it has units.</summary>
    /// <param name="layer">Position among <see cref="ModelSpec.Layers"/>.</param>
    public ReadOnlySpan<float> Hidden(int layer)
    {
        CodedVector hidden = Recurrent(layer).Hidden;
        return hidden.Values.AsSpan(0, hidden.Length);
    }

    /// <summary>The cell c of an LSTM layer; empty for other cells.</summary>
    /// <param name="layer">Position among <see cref="ModelSpec.Layers"/>.</param>
    public ReadOnlySpan<float> Cell(int layer) => Recurrent(layer).Cell;

    /// <summary>The sums W x + U h of the last step before they were normalised; empty where they are not.</summary>
    internal ReadOnlySpan<float> Sums(int layer) => Recurrent(layer) is var state && ((RecurrentSpec)Model.Spec.Layers[layer]).NormalisesSums ? state.RecurrentSums : [];

    /// <summary>Sets the hidden state of a recurrent layer; the values are coded as the layer codes them.</summary>
    /// <param name="layer">Position among <see cref="ModelSpec.Layers"/>.</param>
    /// <param name="values">One value a unit.</param>
    /// <exception cref="ArgumentException">The layer is not recurrent, or has another number of units.</exception>
    public void SetHidden(int layer, ReadOnlySpan<float> values)
    {
        CodedVector hidden = Recurrent(layer).Hidden;
        RequireLength(values, hidden.Length, layer);
        values.CopyTo(hidden.Values);
        hidden.Code();
    }

    /// <summary>Sets the cell of an LSTM layer.</summary>
    /// <param name="layer">Position among <see cref="ModelSpec.Layers"/>.</param>
    /// <param name="values">One value a unit.</param>
    /// <exception cref="ArgumentException">The layer is no LSTM, or has another number of units.</exception>
    public void SetCell(int layer, ReadOnlySpan<float> values)
    {
        float[] cell = Recurrent(layer).Cell;
        RequireLength(values, cell.Length, layer);
        values.CopyTo(cell);
    }

    /// <summary>The integers behind the last step of a layer.</summary>
    /// <param name="layer">Position among <see cref="ModelSpec.Layers"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerIntegers LayerIntegers(int layer) => new(Layer(layer));

    internal LayerState Layer(int layer)
    {
        if ((uint)layer < (uint)layers.Length) return layers[layer];
        throw new ArgumentOutOfRangeException(nameof(layer), layer, $"The model has layers 0 to {layers.Length - 1}.");
    }

    private RecurrentState Recurrent(int layer) => Layer(layer) as RecurrentState ?? throw new ArgumentException(
        $"Layer {layer} of {Model.Spec.Name} is not recurrent: it has no state.", nameof(layer));

    private static void RequireLength(ReadOnlySpan<float> values, int length, int layer)
    {
        if (values.Length == length) return;
        throw new ArgumentException($"Layer {layer} holds {length} values, not {values.Length}.", nameof(values));
    }
}
