using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Integers;

/// <summary>The integers of an affine layer between others, y = tanh(W x + b), whose outputs are coded: those of an RNN without its recurrence.</summary>
public sealed class TanhConstants
{
    // Kept, so that training, which takes floats anew at every update, allocates nothing.
    private readonly string biasName, rangeName;

    /// <summary>Freezes a layer.</summary>
    /// <param name="model">The packed model.</param>
    /// <param name="layer">Position of the layer.</param>
    /// <exception cref="NotSupportedException">Its form is none that integers have.</exception>
    /// <exception cref="WeightFormatException">A range has collapsed or a bias does not fit; names the tensor.</exception>
    public TanhConstants(PackedModel model, int layer)
        : this((LinearSpec)(model ?? throw new ArgumentNullException(nameof(model))).Spec.Layers[layer])
    {
        var spec = (LinearSpec)model.Spec.Layers[layer];
        Take(new CodeSums(LinearConstants.WeightsOf(model, layer)), CodeRange.Entering(model, layer), CodeRange.Of(model, spec), model.Bias(spec));
    }

    /// <summary>Takes memory for the integers of a layer.</summary>
    /// <exception cref="NotSupportedException">Its form is none that integers have.</exception>
    internal TanhConstants(LinearSpec spec)
    {
        if (spec is not { Activation: LinearActivation.Tanh, OutputCodes.IsObserved: true, BiasWeights: null, Input: <= IntegerSpec.MostColumns })
        {
            throw new NotSupportedException(FormattableString.Invariant(
                $"{ModelTensors.Qualified(spec, "weight")}: an affine layer that puts out codes in an integer-only network has at most {IntegerSpec.MostColumns} columns, a tanh and no quantized bias."));
        }

        (biasName, rangeName) = (PackedModel.BiasName(spec), ModelTensors.ObservedOutputs(spec).Name);
        Product = new ProductConstants(spec.Outputs, isNormalised: false);
    }

    /// <summary>Sets the integers to those of floats.</summary>
    /// <param name="weights">Unit and sums of the weights.</param>
    /// <param name="entering">What the codes of x stand for.</param>
    /// <param name="outputs">What the codes of y stand for.</param>
    /// <param name="bias">b, a value a row; empty where there is none.</param>
    /// <exception cref="WeightFormatException">A range has collapsed or a bias does not fit; names the tensor.</exception>
    internal void Take(in CodeSums weights, CodeRange entering, CodeRange outputs, ReadOnlySpan<float> bias)
    {
        (Entering, Outputs, OutputZero) = (entering, outputs, outputs.Zero);
        Product.Take(weights, entering, bias, biasName);
        ToPreActivations = new Recoding(Product.ToPreActivations, 0, short.MinValue, short.MaxValue);
        ToOutputs = Recoding.To(outputs, Math.ScaleB(1, -BinaryPoint.GateBits), rangeName);
    }

    /// <summary>What the codes of x stand for.</summary>
    public CodeRange Entering { get; private set; }

    /// <summary>What the codes of y stand for.</summary>
    public CodeRange Outputs { get; private set; }

    /// <summary>The code of y that stands for 0.</summary>
    public int OutputZero { get; private set; }

    /// <summary>What sums start from.</summary>
    public ProductConstants Product { get; }

    /// <summary>From sums to pre-activations of 16 bits.</summary>
    public Recoding ToPreActivations { get; private set; }

    /// <summary>From tanh, 15 bits behind the point, to y's codes.</summary>
    public Recoding ToOutputs { get; private set; }
}
