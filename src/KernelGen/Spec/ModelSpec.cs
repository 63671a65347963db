using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Spec;

/// <summary>
/// A sequential model, complete: what the attributes say after every default is filled in. Plain data with value
/// equality; it holds no Roslyn type and no collection but <see cref="EquatableArray{T}"/>, since the generator caches it.
/// </summary>
/// <param name="Name">The class name.</param>
/// <param name="Layers">The layers in order; at least one.</param>
public sealed record ModelSpec(string Name, EquatableArray<LayerSpec> Layers)
{
    /// <summary>The embedding a token model begins with, or null for a model of raw features.</summary>
    public EmbeddingSpec? Embedding => Layers[0] as EmbeddingSpec;

    /// <summary>Values a time step that enter: the vocabulary size for tokens, else the number of features.</summary>
    public int InputSize => Layers[0] switch
    {
        EmbeddingSpec embedding => embedding.Vocabulary,
        RecurrentSpec recurrent => recurrent.Input,
        LinearSpec linear => linear.Input,
        _ => 0,
    };

    /// <summary>Values a time step that leave.</summary>
    public int OutputSize => Layers[Layers.Count - 1].OutputSize;

    /// <summary>The float tensors of the model, in layer order, as PyTorch names them.</summary>
    public IEnumerable<TensorSpec> Tensors => Layers.SelectMany(ModelTensors.Of);

    /// <summary>The same model with other weights' specs; activations stay.</summary>
    /// <param name="change">From the spec of a matrix to its new one.</param>
    public ModelSpec WithWeights(Func<WeightSpec, WeightSpec> change) => this with
    {
        Layers = new EquatableArray<LayerSpec>(Layers.Select(layer => WithWeights(layer, change)).ToArray()),
    };

    private static LayerSpec WithWeights(LayerSpec layer, Func<WeightSpec, WeightSpec> change) => layer switch
    {
        EmbeddingSpec embedding => embedding with { Weights = change(embedding.Weights) },
        RecurrentSpec recurrent => recurrent with
        {
            InputWeights = change(recurrent.InputWeights), RecurrentWeights = change(recurrent.RecurrentWeights),
        },
        LinearSpec linear => linear with { Weights = change(linear.Weights) },
        _ => layer,
    };
}
