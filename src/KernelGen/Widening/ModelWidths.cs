using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Widening;

/// <summary>
/// Widths of the layers of a model: which may grow, and the model that has grown. A layer is named by its place among <see cref="ModelSpec.Layers"/>; a pair that reads
/// both ways by that of its first.
/// </summary>
public static class ModelWidths
{
    /// <summary>The units of a layer: Size, Hidden or Outputs.</summary>
    public static int UnitsOf(ModelSpec model, int layer) => Require(model, layer) switch
    {
        EmbeddingSpec embedding => embedding.Size,
        RecurrentSpec recurrent => recurrent.Hidden,
        LayerSpec other => other.OutputSize,
    };

    /// <summary>The places of all layers, a pair counted once.</summary>
    public static IEnumerable<int> Layers(ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Enumerable.Range(0, model.Layers.Count).Where(layer => !ReadsBackward(model, layer));
    }

    /// <summary>
    /// The layers that may be widened (Kapur et al. 2017, section 4): never the last, whose width the task fixes, nor the largest, nor one that the largest reads, since the
    /// largest would grow with it; nor a residual layer or one that such a layer reads, whose widths are one. Size is counted in weights.
    /// </summary>
    public static IReadOnlyList<int> Eligible(ModelSpec model)
    {
        int[] layers = [.. Layers(model)];
        int largest = layers.MaxBy(layer => WeightsOf(model, layer));
        return [.. layers.Where(layer => layer != layers[^1] && layer != largest && !Readers(model, layer).Contains(largest) && !IsTied(model, layer))];
    }

    /// <summary>The weights and biases of a layer, of both layers of a pair; two biases a gate count as the one they fold to.</summary>
    public static long WeightsOf(ModelSpec model, int layer) => Parts(model, layer)
        .Sum(part => PackedSize.FloatTwin(model with { Layers = new(model.Layers[part]) }) / sizeof(float));

    /// <summary>Values that pass from layer to layer at a time step: the outputs of all layers but the last.</summary>
    public static long Activations(ModelSpec model)
    {
        int[] layers = [.. Layers(model)];
        return layers.SkipLast(1).Sum(layer => (long)model.Layers[LastOf(model, layer)].OutputSize);
    }

    /// <summary>The model with another number of units in a layer, and as many more columns in what reads it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The layer; not the last.</param>
    /// <param name="units">Its new units, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer, it is the last, its width is that of another one, or <paramref name="units"/> is below 1.</exception>
    public static ModelSpec With(ModelSpec model, int layer, int units)
    {
        Require(model, layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        if (LastOf(model, layer) == model.Layers.Count - 1)
            throw new ArgumentOutOfRangeException(nameof(layer), layer, "The width of the last layer is that of what is predicted.");
        if (IsTied(model, layer))
            throw new ArgumentOutOfRangeException(nameof(layer), layer, "A residual layer adds what enters it: it and what it reads have one width.");
        LayerSpec[] layers = [.. model.Layers];
        foreach (int part in Parts(model, layer)) layers[part] = WithUnits(layers[part], units);
        foreach (int reader in Readers(model, layer))
            foreach (int part in Parts(model, reader)) layers[part] = WithInput(layers[part], layers[LastOf(model, layer)].OutputSize);
        return model with { Layers = new(layers) };
    }

    /// <summary>The layers that read a layer's outputs, a pair by its first.</summary>
    private static IEnumerable<int> Readers(ModelSpec model, int layer) => Layers(model).Where(reader => model.Before(reader) == LastOf(model, layer));

    /// <summary>Whether the width of a layer's outputs is that of another one: it is residual, or a residual layer reads it, past layers that keep the width.</summary>
    private static bool IsTied(ModelSpec model, int layer) => model.Layers[layer] is RecurrentSpec { Residual: true }
        || Readers(model, layer).Any(reader => model.Layers[reader] is RecurrentSpec { Residual: true } || (model.Layers[reader] is LayerNormSpec && IsTied(model, reader)));

    private static IEnumerable<int> Parts(ModelSpec model, int layer) => Enumerable.Range(layer, LastOf(model, layer) - layer + 1);

    private static int LastOf(ModelSpec model, int layer) => layer + 1 < model.Layers.Count && ReadsBackward(model, layer + 1) ? layer + 1 : layer;

    private static bool ReadsBackward(ModelSpec model, int layer) => model.Layers[layer] is RecurrentSpec { Direction: LayerDirection.Backward };

    private static LayerSpec WithUnits(LayerSpec layer, int units) => layer switch
    {
        EmbeddingSpec embedding => embedding with { Size = units },
        RecurrentSpec recurrent => recurrent with { Hidden = units },
        LinearSpec linear => linear with { Outputs = units },
        _ => layer,
    };

    private static LayerSpec WithInput(LayerSpec layer, int input) => layer switch
    {
        LayerNormSpec norm => norm with { Size = input },
        FrameStackingSpec stacking => stacking with { Input = input },
        LogSoftmaxSpec softmax => softmax with { Size = input },
        RecurrentSpec recurrent => recurrent with { Input = input },
        LinearSpec linear => linear with { Input = input },
        _ => layer,
    };

    private static LayerSpec Require(ModelSpec model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (layer >= 0 && layer < model.Layers.Count && !ReadsBackward(model, layer)) return model.Layers[layer];
        throw new ArgumentOutOfRangeException(nameof(layer), layer, $"{model.Name} has layers {string.Join(", ", Layers(model))}; a pair is named by its first.");
    }
}
