using System;

namespace KernelGen;

/// <summary>
/// A convolution over time, y = f(W [x of Kernel time steps] + b), with zeros for those beyond both ends of the sequence: a <see cref="FrameStackingAttribute"/>
/// and a <see cref="QuantizedLinearAttribute"/> as one layer, whose frames keep the codes that enter.
/// </summary>
/// <remarks>
/// <para>
/// Causal output r ends at time step (r + 1) Stride - 1, a centred one (Kernel - Stride) / 2 steps behind it. Both are PyTorch's Conv1d, the first of x behind
/// Kernel - Stride zeros. Codes of what enters that have a learned range, or are drawn in training, enter the product as values.
/// </para>
/// <para>
/// The tensors are convolution.weight, [Filters, Kernel * inputs] with the oldest frame first, and convolution.bias (convolution2 and so on behind others).
/// <see cref="Formats.Tensor.OfFrames"/> brings the [Filters, inputs, Kernel] of PyTorch into this order.
/// </para>
/// <para>
/// Attributes stacked on a partial class are read in source order as a sequential model.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QuantizedConvolutionAttribute : Attribute
{
    /// <summary>Values a time step that enter; only where no layer stands before.</summary>
    public int Input { get; set; }

    /// <summary>Outputs a time step; required, positive.</summary>
    public int Filters { get; set; }

    /// <summary>Time steps that an output reaches over, the present one included; required, positive.</summary>
    public int Kernel { get; set; }

    /// <summary>Time steps from one output to the next; 1 by default, as for <see cref="FrameStackingAttribute.Stride"/>.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Which time steps an output reaches over: Causal by default, or Centred, which takes a Kernel that exceeds Stride by an even number or none.</summary>
    public ConvolutionPadding Padding { get; set; } = ConvolutionPadding.Causal;

    /// <summary>Bits a weight: 1 to 16 or 32 (float, the default), as far as the quantizer reaches.</summary>
    public int WBits { get; set; } = 32;

    /// <summary>
    /// Bits of raw features that enter, where no layer stands before, and of the frames of them: 32 (float, the default), or 1 to 8: affine codes over
    /// [InputMinimum, InputMaximum], or codes found on line for Alternating, Greedy and Refined (1 to 4).
    /// </summary>
    public int InputABits { get; set; } = 32;

    /// <summary>Least raw feature of the static range of affine input codes; at most 0.</summary>
    public float InputMinimum { get; set; } = -1f;

    /// <summary>Greatest raw feature of the static range of affine input codes; above 0.</summary>
    public float InputMaximum { get; set; } = 1f;

    /// <summary>f; None, the identity, by default.</summary>
    public LinearActivation Activation { get; set; } = LinearActivation.None;

    /// <summary>The greatest output of LinearActivation.ClippedRelu, finite and above 0; 20 by default, as in Deep Speech.</summary>
    public float Ceiling { get; set; } = 20f;

    /// <summary>
    /// Bits of the outputs: 32 (float, the default), or 1 to 16: affine codes over the range of Activation, which must have one, or codes found on
    /// line for Alternating, Greedy and Refined (1 to 4). Outputs are then the levels of these codes; training passes gradients straight through.
    /// </summary>
    public int OutputABits { get; set; } = 32;

    /// <summary>
    /// The method of outputs and of raw features of fewer than 32 bits: BalancedMean or Uniform (affine codes), or Alternating, Greedy or Refined
    /// (found on line). Left out it is the codes that Quantizer brings.
    /// </summary>
    public Quantizer ActivationQuantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>The method; BalancedMean (He et al.) where none is named.</summary>
    public Quantizer Quantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>
    /// The method of the bias, rounded as the weights are (Ott et al. 2016): Binarization, Ternarization, PowerOfTwoTernarization,
    /// Exponential or FixedPoint. Left out it is Quantizer where BiasWBits are given, else the bias stays float, as with FullPrecision.
    /// MinExponent, MaxExponent, FractionBits and Stochastic hold for it too.
    /// </summary>
    public Quantizer BiasQuantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>Bits of a bias; left out the method's own where it has one number of bits, else WBits.</summary>
    public int BiasWBits { get; set; } = 32;

    /// <summary>
    /// Cycles of least squares and code search for weights of Alternating (T of Xu et al. 2018), 1 to 8; 2, as published, where left
    /// out.
    /// </summary>
    public int Cycles { get; set; } = 2;

    /// <summary>
    /// Which weights share a scale, for Uniform, BalancedEqual, BinaryWeight, TernaryWeight and LearnedStep: a row, a matrix, or the method's own by default.
    /// TernaryWeight finds its zeros by the same weights.
    /// </summary>
    public ScaleScope Scale { get; set; } = ScaleScope.Default;

    /// <summary>
    /// Whether weights of BalancedMean are clipped at 1.25 times their mean magnitude after tanh (He et al. 2016); true by default. Without
    /// the clip the outermost levels lie at the greatest magnitude of the layer's weights after tanh. The gradient is the same: it passes
    /// through the clip.
    /// </summary>
    public bool Clip { get; set; } = true;

    /// <summary>
    /// Whether training draws the codes of the weights, once an update: the stochastic form of Binarization, Ternarization,
    /// Exponential, RecurrentBinary and RecurrentTernary. A packed model holds the deterministic codes.
    /// </summary>
    public bool Stochastic { get; set; }

    /// <summary>
    /// The least exponent of Exponential weights, -22 or more; it acts in training too. Left out it follows from WBits and MaxExponent.
    /// </summary>
    public int MinExponent { get; set; } = -22;

    /// <summary>
    /// The greatest exponent of Exponential weights, 10 or less. Left out it is as far above MinExponent as WBits reach; with neither
    /// given, 7 bits have all exponents from -22 to 10 and fewer bits end at 0.
    /// </summary>
    public int MaxExponent { get; set; } = 10;

    /// <summary>Bits behind the point of FixedPoint weights, 0 to WBits - 1; left out WBits - 1, so that weights lie between -1 and 1.</summary>
    public int FractionBits { get; set; }

    /// <summary>
    /// Whether weights are normalised (Salimans and Kingma 2016; Hou et al. 2019): every row, once quantized, is divided by its Euclidean
    /// norm and multiplied by a learned gain. It is what lets one-bit recurrent weights train. Not for balanced weights, whose scale is
    /// one of all rows.
    /// </summary>
    public bool WeightNorm { get; set; }

    /// <summary>Whether the layer has biases; true by default.</summary>
    public bool Bias { get; set; } = true;
}
