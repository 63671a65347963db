using System;
using KernelGen.Formats;
using KernelGen.Integers;

namespace KernelGen.Generic;

/// <summary>y = W x + b in integers of 32 bits; the last layer of an integer-only network leaves them as they are (papers section 3.1).</summary>
internal sealed class IntegerLinearLayer(PackedModel model, int layer) : IntegerLayer
{
    private readonly IntegerMatrix weights = new(LinearConstants.WeightsOf(model, layer));
    private readonly ProductConstants product = new LinearConstants(model, layer).Product;

    public override IntegerLayerState CreateState() => new(0, 0, weights.Rows);

    public override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
    {
        for (int row = 0; row < weights.Rows; row++)
            state.InputSums[row] = product.Starts[row] + weights.Product(row, input);
    }
}
