using System;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>y = gain (x - mean) / sqrt(variance + 1e-5) + bias, coded where the spec says so.</summary>
internal sealed class LayerNormLayer : GenericLayer
{
    private readonly LayerNormSpec spec;
    private readonly float[] gain, bias;

    public LayerNormLayer(PackedModel model, int layer)
    {
        spec = (LayerNormSpec)model.Spec.Layers[layer];
        gain = model.Norm(spec, "weight").ToArray();
        bias = model.Bias(spec).ToArray();
    }

    public override LayerState CreateState() => new ValuesState(spec);

    public override void Reset(LayerState state)
    {
    }

    public override void Step(CodedVector input, LayerState state)
    {
        float[] values = state.Output.Values;
        input.Values.AsSpan(0, spec.Size).CopyTo(values);
        float factor = LayerNorm.Standardise<Lanes32>(ref values[0], spec.Size);
        for (int index = 0; index < spec.Size; index++) values[index] = values[index] * factor * gain[index] + bias[index];
        state.Output.Code();
    }
}
