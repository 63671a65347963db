using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>The integers of an affine layer between others, y = tanh(W x + b), whose outputs are coded: those of an RNN without its recurrence.</summary>
public sealed class TanhConstants
{
    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model.</param>
    /// <param name="layer">Position of the layer.</param>
    /// <exception cref="NotSupportedException">Its form is none that integers have.</exception>
    /// <exception cref="WeightFormatException">A range has collapsed or a bias does not fit; names the tensor.</exception>
    public TanhConstants(PackedModel model, int layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        var spec = (LinearSpec)model.Spec.Layers[layer];
        if (spec is not { Activation: LinearActivation.Tanh, OutputCodes.IsObserved: true, BiasWeights: null, Input: <= IntegerSpec.MostColumns })
        {
            throw new NotSupportedException(FormattableString.Invariant(
                $"{ModelTensors.Qualified(spec, "weight")}: an affine layer that puts out codes in an integer-only network has at most {IntegerSpec.MostColumns} columns, a tanh and no quantized bias."));
        }

        Outputs = CodeRange.Of(model, spec);
        Product = new ProductConstants(spec.Outputs, isNormalised: false);
        Product.Take(new CodeSums(LinearConstants.WeightsOf(model, layer)), CodeRange.Entering(model, layer), model.Bias(spec), PackedModel.BiasName(spec));
        ToOutputs = ObservedFactors.Of(Math.ScaleB(1, -BinaryPoint.GateBits) / Outputs.Step, ModelTensors.ObservedOutputs(spec).Name);
    }

    /// <summary>What the codes of y stand for.</summary>
    public CodeRange Outputs { get; }

    /// <summary>What sums start from, and what leads from them to pre-activations.</summary>
    public ProductConstants Product { get; }

    /// <summary>From tanh, 15 bits behind the point, to steps of y's codes.</summary>
    public Requantization ToOutputs { get; }
}
