using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Spec;

/// <summary>The names and shapes of the float tensors of a layer: PyTorch's, so that a state dict loads as it is.</summary>
public static class ModelTensors
{
    /// <summary>The name of a projection's matrix, without prefix and number.</summary>
    public const string Projection = "weight_hr";

    /// <summary>The tensors of <paramref name="layer"/>: matrices first, then biases.</summary>
    public static IEnumerable<TensorSpec> Of(LayerSpec layer) => layer switch
    {
        EmbeddingSpec e => [new TensorSpec(Qualified(e, "weight"), e.Vocabulary, e.Size)],
        RecurrentSpec r => OfRecurrent(r),
        AttentionSpec a => [new TensorSpec(Qualified(a, "weight_query"), a.Units, a.Input), new TensorSpec(Qualified(a, "weight_memory"), a.Units, a.Memory)],
        LinearSpec l => l.Bias
            ? [new TensorSpec(Qualified(l, "weight"), l.Outputs, l.Input), new TensorSpec(Qualified(l, "bias"), l.Outputs, 0)]
            : [new TensorSpec(Qualified(l, "weight"), l.Outputs, l.Input)],
        LayerNormSpec n => [new TensorSpec(Qualified(n, "weight"), n.Size, 0), new TensorSpec(Qualified(n, "bias"), n.Size, 0)],
        _ => [],
    };

    /// <summary>The tensors that quantizers, normalisations and peepholes of <paramref name="layer"/> add to those.</summary>
    public static IEnumerable<TensorSpec> Extras(LayerSpec layer) => PackedSize.MatricesOf(layer)
        .SelectMany(matrix => matrix.Weights.ExtraTensors(matrix.Tensor))
        .Concat(layer is RecurrentSpec recurrent ? Normalised.SelectMany(name => NormTensors(recurrent, name)).Concat(Peepholes(recurrent)) : [])
        .Concat(layer is AttentionSpec { HasScoreWeights: true } attention ? [ScoreWeights(attention)] : [])
        .Concat(LearnedRange(layer) is { } range ? [range] : [])
        .Concat(ObservedRanges(layer));

    /// <summary>What can be normalised in a recurrent layer: its input x, W x, U h and the sum of both.</summary>
    private static readonly string[] Normalised = ["x", "ih", "hh", "sum"];

    /// <summary>
    /// What a normalisation in <paramref name="layer"/> keeps, a value a row or an input: trained gains, and for batch normalisation the running
    /// mean and variance.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="name">ih for W x, hh for U h, sum for their sum, x for the input.</param>
    public static IEnumerable<TensorSpec> NormTensors(RecurrentSpec layer, string name)
    {
        bool isInput = name == "x";
        int count = isInput ? layer.Input : layer.Gates * layer.Hidden;
        ProductNorm norm = isInput
            ? layer.NormalisesInput ? ProductNorm.Batch : ProductNorm.None
            : layer.NormalisesSums == (name == "sum") ? layer.Norm : ProductNorm.None;
        if (norm != ProductNorm.None) yield return new TensorSpec(Qualified(layer, $"gain_{name}"), count, 0);
        if (norm != ProductNorm.Batch) yield break;
        yield return new TensorSpec(Qualified(layer, $"mean_{name}"), count, 0);
        yield return new TensorSpec(Qualified(layer, $"variance_{name}"), count, 0);
    }

    /// <summary>The weights through which gates see c, a vector a gate that does: weight_ci_l0, weight_cf_l0 and weight_co_l0.</summary>
    public static IEnumerable<TensorSpec> Peepholes(RecurrentSpec layer) => layer.PeepholeGates.Select(gate => Peephole(layer, gate));

    /// <summary>The weights through which a gate, a letter of <see cref="RecurrentSpec.PeepholeGates"/>, sees c.</summary>
    public static TensorSpec Peephole(RecurrentSpec layer, char gate) => new(Qualified(layer, $"weight_c{gate}"), layer.Hidden, 0);

    /// <summary>Groups of rows of a matrix, or of values of a bias: the gates of a recurrent layer, but a projection has none; 1 elsewhere.</summary>
    public static int GatesOf(LayerSpec layer, TensorSpec tensor) =>
        layer is RecurrentSpec recurrent && tensor.Name != Qualified(layer, Projection) ? recurrent.Gates : 1;

    /// <summary>v of an additive score, a weight a unit.</summary>
    public static TensorSpec ScoreWeights(AttentionSpec layer) => new(Qualified(layer, "weight_score"), layer.Units, 0);

    /// <summary>
    /// The tensors that PyTorch has and <paramref name="layer"/> has not: a set of weights may hold them if they are zero. It is the second
    /// bias of a layer that has one a gate.
    /// </summary>
    public static IEnumerable<TensorSpec> Vacant(LayerSpec layer) =>
        layer is RecurrentSpec { HasOneBias: true } recurrent ? [SecondBias(recurrent)] : [];

    /// <summary>The learned step or clip of h, one number: h_step_l0 or h_clip_l0; null where the layer has none.</summary>
    public static TensorSpec? LearnedRange(LayerSpec layer) => layer is RecurrentSpec { HiddenActivation.LearnedBy: { } method }
        ? new TensorSpec(Qualified(layer, method == Quantizer.LearnedStep ? "h_step" : "h_clip"), 1, 0)
        : null;

    /// <summary>
    /// What was observed of a layer of an integer-only network: the least and the greatest value of what it puts out, range_h of a recurrent and range_y of
    /// an affine layer and of the sum that a residual layer hands on, and of an LSTM the greatest magnitude of c, range_c, and where sums of products are normalised that of those
    /// sums, range_sum; of the first layer of a network of features also what enters, range_x. The layers of
    /// a pair share all but c and sums, under the names of the one that reads forward, so that their codes of h stand side by side (papers section 3.1). Of attention
    /// by inner products also what they compare: queries, range_q, and keys, range_k; its range_y holds contexts and what stands beside them.
    /// </summary>
    public static IEnumerable<TensorSpec> ObservedRanges(LayerSpec layer)
    {
        bool owns = layer is not RecurrentSpec { Direction: LayerDirection.Backward };
        if (owns && layer is RecurrentSpec { InputActivation.AreFeatures: true } or LinearSpec { InputActivation.AreFeatures: true }) yield return ObservedFeatures(layer);
        if (layer is EmbeddingSpec || !layer.OutputActivation.IsObserved) yield break;
        if (layer is RecurrentSpec recurrent && owns) yield return ObservedHidden(recurrent);
        if (layer is not RecurrentSpec or RecurrentSpec { AddsInput: true }) yield return ObservedOutputs(layer);
        if (layer is RecurrentSpec { Cell: CellKind.Lstm }) yield return ObservedCell(layer);
        if (layer is RecurrentSpec { NormalisesSums: true }) yield return ObservedSums(layer);
        if (layer is not AttentionSpec { HasScoreWeights: false } attention) yield break;
        yield return ObservedQueries(attention);
        yield return ObservedKeys(attention);
    }

    /// <summary>The least and the greatest value of h; of a pair, of both.</summary>
    public static TensorSpec ObservedHidden(RecurrentSpec layer) => new(Qualified(OwnerOf(layer), "range_h"), 2, 0);

    /// <summary>The least and the greatest value of what a layer hands on: h, or of a residual layer or pair the sum of what enters and h.</summary>
    public static TensorSpec ObservedOutputs(LayerSpec layer) =>
        layer is RecurrentSpec { AddsInput: false } recurrent ? ObservedHidden(recurrent) : new TensorSpec(Qualified(OwnerOf(layer), "range_y"), 2, 0);

    /// <summary>The least and the greatest raw feature that enters a layer, or a pair.</summary>
    public static TensorSpec ObservedFeatures(LayerSpec layer) => new(Qualified(OwnerOf(layer), "range_x"), 2, 0);

    /// <summary>The least and the greatest value of W_q x of attention.</summary>
    public static TensorSpec ObservedQueries(AttentionSpec layer) => new(Qualified(layer, "range_q"), 2, 0);

    /// <summary>The least and the greatest value of W_m m of attention.</summary>
    public static TensorSpec ObservedKeys(AttentionSpec layer) => new(Qualified(layer, "range_k"), 2, 0);

    /// <summary>The greatest magnitude of the c of an LSTM.</summary>
    public static TensorSpec ObservedCell(LayerSpec layer) => new(Qualified(layer, "range_c"), 1, 0);

    /// <summary>The greatest magnitude of W x + U h before it is normalised.</summary>
    public static TensorSpec ObservedSums(LayerSpec layer) => new(Qualified(layer, "range_sum"), 1, 0);

    /// <summary>The name of a tensor of <paramref name="layer"/>: prefix, dot, name; for recurrent layers with _l{index}, and _reverse where they read backward.</summary>
    public static string Qualified(LayerSpec layer, string tensor)
    {
        string name = layer is RecurrentSpec recurrent
            ? $"{tensor}_l{recurrent.Index}{(recurrent.Direction == LayerDirection.Backward ? "_reverse" : "")}"
            : tensor;
        return layer.Name.Length == 0 ? name : $"{layer.Name}.{name}";
    }

    /// <summary>The layer under whose name a pair keeps what both share: the one that reads forward.</summary>
    private static LayerSpec OwnerOf(LayerSpec layer) =>
        layer is RecurrentSpec { Direction: LayerDirection.Backward } backward ? backward with { Direction = LayerDirection.Forward } : layer;

    private static IEnumerable<TensorSpec> OfRecurrent(RecurrentSpec layer)
    {
        int rows = layer.Gates * layer.Hidden;
        yield return new TensorSpec(Qualified(layer, "weight_ih"), rows, layer.Input);
        yield return new TensorSpec(Qualified(layer, "weight_hh"), rows, layer.StateSize);
        if (layer.Projection is { } projection) yield return new TensorSpec(Qualified(layer, Projection), projection, layer.Hidden);
        if (!layer.Bias) yield break;
        yield return new TensorSpec(Qualified(layer, "bias_ih"), rows, 0);
        if (!layer.HasOneBias) yield return SecondBias(layer);
    }

    private static TensorSpec SecondBias(RecurrentSpec layer) => new(Qualified(layer, "bias_hh"), layer.Gates * layer.Hidden, 0);
}
