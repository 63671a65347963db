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
        Product = new ProductConstants(spec.Outputs, isNormalised: false);
        Product.TakeSums(new CodeSums(WeightsOf(model, layer)), CodeRange.Entering(model, layer), model.Bias(spec), PackedModel.BiasName(spec));
    }

    /// <summary>What sums start from.</summary>
    public ProductConstants Product { get; }

    /// <summary>W.</summary>
    public static QuantizedMatrix WeightsOf(PackedModel model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Matrix(ModelTensors.Qualified(model.Spec.Layers[layer], "weight"));
    }

    /// <summary>What an output of 1 stands for.</summary>
    /// <exception cref="WeightFormatException">The weights are not symmetric codes of one scale, or a range has collapsed; names the tensor.</exception>
    public static double UnitOf(PackedModel model, int layer) => CodeSums.UnitOf(WeightsOf(model, layer)) * CodeRange.Entering(model, layer).Step;
}
