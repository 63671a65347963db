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
        OutputZero = Outputs.Zero;
        Product = new ProductConstants(spec.Outputs, isNormalised: false);
        Product.Take(new CodeSums(LinearConstants.WeightsOf(model, layer)), CodeRange.Entering(model, layer), model.Bias(spec), PackedModel.BiasName(spec));
        ToPreActivations = new Recoding(Product.ToPreActivations, 0, short.MinValue, short.MaxValue);
        ToOutputs = Recoding.To(Outputs, Math.ScaleB(1, -BinaryPoint.GateBits), ModelTensors.ObservedOutputs(spec).Name);
    }

    /// <summary>What the codes of y stand for.</summary>
    public CodeRange Outputs { get; }

    /// <summary>The code of y that stands for 0.</summary>
    public int OutputZero { get; }

    /// <summary>What sums start from.</summary>
    public ProductConstants Product { get; }

    /// <summary>From sums to pre-activations of 16 bits.</summary>
    public Recoding ToPreActivations { get; }

    /// <summary>From tanh, 15 bits behind the point, to y's codes.</summary>
    public Recoding ToOutputs { get; }
}
