using System;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;

namespace KernelGen.Tests.Quantization;

/// <summary>One row in training by a loss-aware method, with or without second moments.</summary>
internal sealed record LossAwareCase(Quantizer Method, int Bits, float[] Weights, float[]? Moments) : ILaneJob<LossAwareResult>
{
    public LossAwareResult Run<T>()
        where T : struct, ILanes<T>
    {
        ModelQuantizers quantizers = new(new ModelSpec("Row", new EquatableArray<LayerSpec>(
            new LinearSpec("", Weights.Length, 1, ActivationSpec.Float, new WeightSpec(Method, Bits), false))));
        MatrixQuantizer quantizer = quantizers["weight"];
        AlignedBuffer? moments = Moments is null ? null : new AlignedBuffer(sizeof(float) * Moments.Length);
        if (moments is not null) Moments.AsSpan().CopyTo(moments.Floats);
        quantizer.Train(moments);
        for (int pass = 0; pass < quantizers.Preparations; pass++)
        {
            quantizer.PrepareRows<T>(pass, in Weights[0], 0, 1);
            quantizers.CompletePreparation(pass);
        }

        float[] effective = new float[Weights.Length];
        quantizer.QuantizeRows<T>(in Weights[0], ref effective[0], 0, 1);
        return new LossAwareResult(effective, quantizer.Extras[0].Values[0]);
    }
}
