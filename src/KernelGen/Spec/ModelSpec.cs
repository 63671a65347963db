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
    /// <summary>
    /// The model whose outputs a layer of <see cref="Layers"/> attends to, which are then those of a decoder; null for a model by itself. It has neither
    /// attention nor an encoder of its own.
    /// </summary>
    public ModelSpec? Encoder { get; init; }

    /// <summary>How the model computes with integers alone; null where it computes with floats between products.</summary>
    public IntegerSpec? Integer { get; init; }

    /// <summary>The attention of a decoder, or null.</summary>
    public AttentionSpec? Attention => Layers.OfType<AttentionSpec>().FirstOrDefault();

    /// <summary>The layers of the encoder, where there is one, and the model's own: all that have weights.</summary>
    public IEnumerable<LayerSpec> AllLayers => Encoder is null ? Layers : Encoder.Layers.Concat(Layers);

    /// <summary>The embedding a token model begins with, or null for a model of raw features.</summary>
    public EmbeddingSpec? Embedding => Layers[0] as EmbeddingSpec;

    /// <summary>Whether a layer reads from the last time step to the first, so that nothing leaves before the whole sequence is known, or looks ahead.</summary>
    public bool ReadsWholeSequences => ReadsBackward || Layers.Any(layer => layer is FrameStackingSpec { Ahead: > 0 });

    /// <summary>Whether a layer reads from the last time step to the first.</summary>
    public bool ReadsBackward => Layers.Any(layer => layer is RecurrentSpec { Direction: LayerDirection.Backward });

    /// <summary>
    /// Time steps that enter for each that leaves: the product of all strides. Time steps at the end of a sequence that fill none are left out, as if they had not
    /// been there.
    /// </summary>
    public int Stride => StrideTo(Layers.Count - 1);

    /// <summary>Time steps that enter the model for each that leaves the layer at <paramref name="layer"/>.</summary>
    public int StrideTo(int layer)
    {
        int stride = 1;
        for (int index = 0; index <= layer; index++)
            if (Layers[index] is FrameStackingSpec stacking) stride *= stacking.Stride;
        return stride;
    }

    /// <summary>The place of the layer whose outputs enter the one at <paramref name="layer"/>; -1 where what enters the model does.</summary>
    public int Before(int layer) => Layers[layer] is RecurrentSpec { Direction: LayerDirection.Backward } ? layer - 2 : layer - 1;

    /// <summary>Values a time step that enter: the vocabulary size for tokens, else the number of features.</summary>
    public int InputSize => Layers[0] switch
    {
        EmbeddingSpec embedding => embedding.Vocabulary,
        RecurrentSpec recurrent => recurrent.Input,
        LinearSpec linear => linear.Input,
        LayerNormSpec norm => norm.Size,
        FrameStackingSpec stacking => stacking.Input,
        _ => 0,
    };

    /// <summary>How features are coded that enter a first layer of matrices; floats where tokens enter, or layers without matrices.</summary>
    public ActivationSpec FeatureActivation => Layers[0] switch
    {
        RecurrentSpec recurrent => recurrent.InputActivation,
        LinearSpec linear => linear.InputActivation,
        _ => ActivationSpec.Float,
    };

    /// <summary>Values a time step that leave.</summary>
    public int OutputSize => Layers[Layers.Count - 1].OutputSize;

    /// <summary>The trained tensors of the model, in layer order: PyTorch's, then those that quantizers add.</summary>
    public IEnumerable<TensorSpec> Tensors => AllLayers.SelectMany(layer => ModelTensors.Of(layer).Concat(ModelTensors.Extras(layer)));

    /// <summary>
    /// The same model with other weights' specs. Activations stay, but for those that an embedding puts out, which are its rows' codes, and the frames of a convolution behind it.
    /// </summary>
    /// <param name="change">From a layer and the spec of one of its matrices, or of its quantized biases, to the new one.</param>
    public ModelSpec WithWeights(Func<LayerSpec, WeightSpec, WeightSpec> change)
    {
        List<LayerSpec> layers = [];
        for (int layer = 0; layer < Layers.Count; layer++)
            layers.Add(WithWeights(Layers[layer], Before(layer) < 0 ? null : Following(layers[Before(layer)]), change));
        return this with { Layers = new EquatableArray<LayerSpec>(layers.ToArray()), Encoder = Encoder?.WithWeights(change) };
    }

    /// <summary>The codes that what reads a layer takes over from it, where they may be others with other weights; null where they stay.</summary>
    private static ActivationSpec? Following(LayerSpec layer) => layer is EmbeddingSpec or FrameStackingSpec { Convolves: true } ? layer.OutputActivation : null;

    private static LayerSpec WithWeights(LayerSpec layer, ActivationSpec? entering, Func<LayerSpec, WeightSpec, WeightSpec> change) => layer switch
    {
        EmbeddingSpec embedding => embedding with { Weights = change(layer, embedding.Weights) },
        RecurrentSpec recurrent => recurrent with
        {
            InputActivation = entering ?? recurrent.InputActivation,
            InputWeights = change(layer, recurrent.InputWeights) with { TakesNorm = recurrent.Norm == ProductNorm.Batch },
            RecurrentWeights = change(layer, recurrent.RecurrentWeights) with { TakesNorm = recurrent.Norm == ProductNorm.Batch },
            BiasWeights = recurrent.BiasWeights is { } biases ? change(layer, biases) : null,
        },
        LinearSpec linear => linear with
        {
            InputActivation = entering ?? linear.InputActivation,
            Weights = change(layer, linear.Weights),
            BiasWeights = linear.BiasWeights is { } biases ? change(layer, biases) : null,
        },
        FrameStackingSpec { Convolves: true } frames => frames with { OutputCodes = entering ?? frames.OutputCodes },
        AttentionSpec attention => attention with
        {
            InputActivation = entering ?? attention.InputActivation,
            Weights = change(layer, attention.Weights),
        },
        _ => layer,
    };
}
