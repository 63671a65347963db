using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>The integers of the affine layer that ends a network: y = W x + b in units of the product (papers section 3.1).</summary>
public sealed class LinearConstants
{
    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model.</param>
    /// <param name="layer">Position of the layer.</param>
    /// <exception cref="WeightFormatException">A bias does not fit; names the tensor.</exception>
    public LinearConstants(PackedModel model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        var spec = (LinearSpec)model.Spec.Layers[layer];
        if (spec is not { Activation: LinearActivation.None, OutputCodes.Format: NumberFormat.Float, BiasWeights: null } || layer + 1 != model.Spec.Layers.Count)
            throw new NotSupportedException($"{ModelTensors.Qualified(spec, "weight")}: an affine layer of an integer-only network is its last one, without a non-linearity.");
        CodeRange entering = CodeRange.Entering(model, layer);
        Weights = new IntegerMatrix(model.Matrix(ModelTensors.Qualified(spec, "weight")));
        Product = ProductConstants.Of(Weights, entering, model.Bias(spec), PackedModel.BiasName(spec));
        Unit = Weights.Unit * entering.Step;
    }

    /// <summary>W.</summary>
    public IntegerMatrix Weights { get; }

    /// <summary>What sums start from.</summary>
    public ProductConstants Product { get; }

    /// <summary>What an output of 1 stands for.</summary>
    public double Unit { get; }
}
