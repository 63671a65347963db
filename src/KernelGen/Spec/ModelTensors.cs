using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Spec;

/// <summary>The names and shapes of the float tensors of a layer: PyTorch's, so that a state dict loads as it is.</summary>
public static class ModelTensors
{
    /// <summary>The tensors of <paramref name="layer"/>: matrices first, then biases.</summary>
    public static IEnumerable<TensorSpec> Of(LayerSpec layer) => layer switch
    {
        EmbeddingSpec e => [new TensorSpec(Qualified(e, "weight"), e.Vocabulary, e.Size)],
        RecurrentSpec r => OfRecurrent(r),
        LinearSpec l => l.Bias
            ? [new TensorSpec(Qualified(l, "weight"), l.Outputs, l.Input), new TensorSpec(Qualified(l, "bias"), l.Outputs, 0)]
            : [new TensorSpec(Qualified(l, "weight"), l.Outputs, l.Input)],
        _ => [],
    };

    /// <summary>The trainable tensors that quantizers and normalisations of <paramref name="layer"/> add to those.</summary>
    public static IEnumerable<TensorSpec> Extras(LayerSpec layer)
    {
        IEnumerable<TensorSpec> ofMatrices = PackedSize.MatricesOf(layer).SelectMany(matrix => matrix.Weights.ExtraTensors(matrix.Tensor));
        return LearnedRange(layer) is { } range ? ofMatrices.Append(range) : ofMatrices;
    }

    /// <summary>The learned step or clip of h, one number: h_step_l0 or h_clip_l0; null where the layer has none.</summary>
    public static TensorSpec? LearnedRange(LayerSpec layer) => layer is RecurrentSpec { HiddenActivation.LearnedBy: { } method }
        ? new TensorSpec(Qualified(layer, method == Quantizer.LearnedStep ? "h_step" : "h_clip"), 1, 0)
        : null;

    /// <summary>The name of a tensor of <paramref name="layer"/>: prefix, dot, name; for recurrent layers with _l{index}.</summary>
    public static string Qualified(LayerSpec layer, string tensor)
    {
        string name = layer is RecurrentSpec recurrent ? $"{tensor}_l{recurrent.Index}" : tensor;
        return layer.Name.Length == 0 ? name : $"{layer.Name}.{name}";
    }

    private static IEnumerable<TensorSpec> OfRecurrent(RecurrentSpec layer)
    {
        int rows = layer.Gates * layer.Hidden;
        yield return new TensorSpec(Qualified(layer, "weight_ih"), rows, layer.Input);
        yield return new TensorSpec(Qualified(layer, "weight_hh"), rows, layer.Hidden);
        if (!layer.Bias) yield break;
        yield return new TensorSpec(Qualified(layer, "bias_ih"), rows, 0);
        yield return new TensorSpec(Qualified(layer, "bias_hh"), rows, 0);
    }
}
