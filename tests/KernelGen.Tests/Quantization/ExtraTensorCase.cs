using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>One row whose quantizer trains tensors beside the weights: forward, backward and packed.</summary>
internal sealed record ExtraTensorCase(WeightSpec Spec, float[] Weights, float[][] Extras, float[] Upstream) : ILaneJob<ExtraTensorResult>
{
    public ExtraTensorResult Run<T>()
        where T : struct, ILanes<T>
    {
        ModelSpec model = new("Row", new EquatableArray<LayerSpec>(
            new LinearSpec("", Weights.Length, 1, ActivationSpec.Float, Spec, false)));
        ModelQuantizers quantizers = new(model);
        MatrixQuantizer quantizer = quantizers["weight"];
        for (int extra = 0; extra < Extras.Length; extra++) Extras[extra].CopyTo(quantizer.Extras[extra].Values);
        for (int pass = 0; pass < quantizers.Preparations; pass++)
        {
            quantizer.PrepareRows<T>(pass, in Weights[0], 0, 1);
            quantizers.CompletePreparation(pass);
        }

        float[] effective = new float[Weights.Length];
        float[] gradient = [.. Upstream];
        quantizer.QuantizeRows<T>(in Weights[0], ref effective[0], 0, 1);
        quantizer.BackwardRows<T>(in Weights[0], ref gradient[0], 0, 1);
        quantizer.CompleteBackward();
        float[][] byExtras = [.. quantizer.Extras.Select(extra => Enumerable.Range(0, extra.Values.Length).Select(i => extra.GradientAt(i)).ToArray())];
        return new ExtraTensorResult(effective, gradient, byExtras, quantizer.Pack<T>(Weights));
    }
}
