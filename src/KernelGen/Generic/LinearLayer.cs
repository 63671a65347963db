using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>y = f(W x + b), coded where the spec says so.</summary>
internal sealed class LinearLayer : GenericLayer
{
    private readonly LinearSpec spec;
    private readonly float[] bias;
    private readonly MatrixProduct product;

    public LinearLayer(PackedModel model, int layer)
    {
        spec = (LinearSpec)model.Spec.Layers[layer];
        bias = model.Bias(spec).ToArray();
        product = MatrixProducts.Of(model, ModelTensors.Qualified(spec, "weight"), spec.InputActivation);
    }

    public override LayerState CreateState() => new LinearState(spec, spec.Outputs * product.DotsPerRow);

    public override void Reset(LayerState state)
    {
    }

    public override void Step(CodedVector input, LayerState state)
    {
        Span<float> sums = state.Output.Values.AsSpan(0, spec.Outputs);
        bias.CopyTo(sums);
        product.Accumulate(input, 0, sums, state.InputDots);
        if (spec.Activation != LinearActivation.None)
            foreach (ref float sum in sums) sum = ScalarGates.Activate(spec.Activation, spec.Ceiling, sum);
        state.Output.Code();
    }
}
