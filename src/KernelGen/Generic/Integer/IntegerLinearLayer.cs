using System;
using KernelGen.Formats;
using KernelGen.Integers;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>y = W x + b in integers of 32 bits; the last layer of an integer-only network leaves them as they are (papers section 3.1).</summary>
internal sealed class IntegerLinearLayer : IntegerLayer
{
    private readonly IntegerMatrix matrix;
    private readonly ProductConstants product;

    public IntegerLinearLayer(PackedModel model, int layer)
    {
        var spec = (LinearSpec)model.Spec.Layers[layer];
        if (spec is not { Activation: LinearActivation.None, OutputCodes.Format: NumberFormat.Float, BiasWeights: null } || layer + 1 != model.Spec.Layers.Count)
            throw new NotSupportedException($"{ModelTensors.Qualified(spec, "weight")}: an affine layer of an integer-only network is its last one, without a non-linearity.");
        int before = model.Spec.Before(layer);
        CodeRange entering = before < 0 ? CodeRange.Of(spec.InputActivation) : CodeRange.Of(model, model.Spec.Layers[before]);
        matrix = new IntegerMatrix(model.Matrix(ModelTensors.Qualified(spec, "weight")));
        product = ProductConstants.Of(matrix, entering, model.Bias(spec), PackedModel.BiasName(spec));
        Unit = matrix.Unit * entering.Step;
    }

    /// <summary>What an output of 1 stands for.</summary>
    public double Unit { get; }

    public override IntegerLayerState CreateState() => new(0, 0, matrix.Rows);

    public override void Step(ReadOnlySpan<sbyte> input, IntegerLayerState state)
    {
        for (int row = 0; row < matrix.Rows; row++) state.InputSums[row] = product.Starts[row] + matrix.Product(row, input);
    }
}
