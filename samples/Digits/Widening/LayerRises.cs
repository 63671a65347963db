using System;
using System.Collections.Generic;
using System.Linq;
using Digits.Data;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Quantization;
using KernelGen.Spec;

namespace Digits.Widening;

/// <summary>By how much the loss of a trained float network rises when the weights of one layer alone are quantized.</summary>
internal static class LayerRises
{
    /// <summary>The rise of every layer, in nats an image.</summary>
    /// <param name="weights">Trained weights of the float twin.</param>
    /// <param name="quantized">The network of few bits.</param>
    /// <param name="set">What the loss is measured on.</param>
    public static IReadOnlyDictionary<int, double> Of(TensorSet weights, ModelSpec quantized, DigitSet set)
    {
        ModelSpec floats = Floats(quantized);
        IReadOnlyList<SensitivityRow> rows = Sensitivity.Measure(weights, quantized, own => Loss(PackedModel.Pack(floats, own), set));
        return rows
            .GroupBy(row => Enumerable.Range(0, quantized.Layers.Count).First(layer => Holds(quantized.Layers[layer], row.Tensor)))
            .ToDictionary(static layer => layer.Key, static layer => layer.Sum(static row => row.Rise));
    }

    /// <summary>The mean of rises that were measured with several seeds; empty without any.</summary>
    public static IReadOnlyDictionary<int, double> Mean(IEnumerable<IReadOnlyDictionary<int, double>> rises) => rises
        .SelectMany(static one => one)
        .GroupBy(static rise => rise.Key, static rise => rise.Value)
        .ToDictionary(static layer => layer.Key, static layer => layer.Average());

    /// <summary>The network that computes with weights as they are and rounds nothing.</summary>
    private static ModelSpec Floats(ModelSpec quantized)
    {
        LayerSpec[] layers = [.. quantized.WithWeights(static (_, _) => new WeightSpec(Quantizer.FullPrecision, 32)).Layers];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            if (layers[layer] is LinearSpec linear)
                layers[layer] = linear with { InputActivation = ActivationSpec.Float, OutputCodes = ActivationSpec.Float };
        }

        return quantized with { Layers = new(layers) };
    }

    private static bool Holds(LayerSpec layer, string tensor) => PackedSize.MatricesOf(layer).Any(matrix => matrix.Tensor.Name == tensor);

    private static double Loss(PackedModel packed, DigitSet set)
    {
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        float[] image = new float[DigitSet.ImagePixels], outputs = new float[DigitSet.Classes];
        double nats = 0;
        for (int index = 0; index < set.Count; index++)
        {
            set.Values(index, image);
            model.Step(image, state, outputs);
            nats += DigitLoss.Of(outputs, set.Label(index));
        }

        return nats / set.Count;
    }
}
