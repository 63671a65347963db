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
    /// The layers that may be widened (Kapur et al. 2017, section 4): embeddings, recurrent and affine ones, but never one whose width the task fixes, nor the largest, nor one
    /// that the largest reads, since the largest would grow with it; nor a residual layer or one that such a layer reads, whose widths are one. What lies between and has no
    /// units of its own, norms, stacks of frames and contexts, passes a width on. Size is counted in weights.
    /// </summary>
    public static IReadOnlyList<int> Eligible(ModelSpec model)
    {
        int[] layers = [.. Layers(model)];
        int largest = layers.MaxBy(layer => WeightsOf(model, layer));
        return [.. layers.Where(layer => layer != largest && RefusalOf(model, layer) is null && !Grown(model, layer).Contains(largest))];
    }

    /// <summary>The weights and biases of a layer, of both layers of a pair; two biases a gate count as the one they fold to.</summary>
    public static long WeightsOf(ModelSpec model, int layer) => Parts(model, layer)
        .Sum(part => PackedSize.FloatTwin(model with { Layers = new(model.Layers[part]), Encoder = null }) / sizeof(float));

    /// <summary>Values that pass from layer to layer at a time step: the outputs of all layers but the last.</summary>
    public static long Activations(ModelSpec model)
    {
        int[] layers = [.. Layers(model)];
        return layers.SkipLast(1).Sum(layer => (long)model.Layers[LastOf(model, layer)].OutputSize);
    }

    /// <summary>The model with another number of units in a layer, and as many more columns in what reads it, past layers that pass a width on.</summary>
    /// <param name="model">The model; an encoder of it stays as it is.</param>
    /// <param name="layer">The layer: an embedding, a recurrent or an affine one.</param>
    /// <param name="units">Its new units, 1 or more, and more than it projects to.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such layer, it has no units of its own, its width is that of another one or of what is predicted, or <paramref name="units"/> is too small.
    /// </exception>
    public static ModelSpec With(ModelSpec model, int layer, int units)
    {
        Require(model, layer);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        if (RefusalOf(model, layer) is { } refusal) throw new ArgumentOutOfRangeException(nameof(layer), layer, refusal);
        if (model.Layers[layer] is RecurrentSpec { Projection: { } projection } && units <= projection)
            throw new ArgumentOutOfRangeException(nameof(units), units, $"{model.Layers[layer].Name} projects to {projection} values; expected more units than that.");
        LayerSpec[] layers = [.. model.Layers];
        foreach (int part in Parts(model, layer)) layers[part] = WithUnits(layers[part], units);
        foreach (int reader in Grown(model, layer))
            foreach (int part in Parts(model, reader)) layers[part] = WithInput(layers[part], layers[model.Before(reader)].OutputSize);
        return model with { Layers = new(layers) };
    }

    /// <summary>Why a layer cannot be widened; null where it can.</summary>
    private static string? RefusalOf(ModelSpec model, int layer)
    {
        if (!HasUnits(model.Layers[layer])) return $"{model.Layers[layer].Name} has no units of its own.";
        int[] grown = [.. Grown(model, layer)];
        if (LastOf(model, layer) == model.Layers.Count - 1 || grown.Any(reader => reader == model.Layers.Count - 1 && !HasUnits(model.Layers[reader])))
            return "The width of the last layer is that of what is predicted.";
        return grown.Prepend(layer).Any(tied => model.Layers[tied] is RecurrentSpec { Residual: true })
            ? "A residual layer adds what enters it: it and what it reads have one width."
            : null;
    }

    /// <summary>
    /// The layers that have other inputs where a layer has other units, in order, a pair by its first: what reads it, and what reads such a layer as has no units of its own.
    /// What a projection puts out does not grow.
    /// </summary>
    private static IEnumerable<int> Grown(ModelSpec model, int layer)
    {
        if (model.Layers[layer] is RecurrentSpec { Projection: not null }) yield break;
        foreach (int reader in Layers(model).Where(reader => model.Before(reader) == LastOf(model, layer)))
        {
            yield return reader;
            if (HasUnits(model.Layers[reader])) continue;
            foreach (int behind in Grown(model, reader)) yield return behind;
        }
    }

    private static bool HasUnits(LayerSpec layer) => layer is EmbeddingSpec or RecurrentSpec or LinearSpec;

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
        AttentionSpec attention => attention with { Input = input },
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
