using System;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Piecewise;

namespace KernelGen.Generic;

/// <summary>y = tanh(W x + b), coded: an affine layer between others.</summary>
internal sealed class IntegerTanhLayer(PackedModel model, int layer, GateFunctions functions) : IntegerLayer
{
    private readonly IntegerMatrix weights = new(LinearConstants.WeightsOf(model, layer));
    private readonly TanhConstants constants = new(model, layer);

    public override IntegerLayerState CreateState() => new(weights.Rows, 0, 0);

    public override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
    {
        for (int row = 0; row < weights.Rows; row++)
        {
            int sum = constants.ToPreActivations.Apply(constants.Product.Starts[row] + weights.Product(row, input));
            state.Codes[row] = (sbyte)constants.ToOutputs.Apply(functions.Tanh.At(sum));
        }
    }
}
