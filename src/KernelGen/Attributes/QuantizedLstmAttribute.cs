using System;

namespace KernelGen;

/// <summary>A long short-term memory layer; gates i, f, g, o as PyTorch orders them, and f, g, o where i is coupled to f.</summary>
/// <remarks>
/// Attributes stacked on a partial class are read in source order as a sequential model. Alone on a class it is a model.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QuantizedLstmAttribute : Attribute
{
    /// <summary>
    /// Values a time step that enter; only where no layer stands before. Left out (0) it equals Hidden.
    /// </summary>
    public int Input { get; set; }

    /// <summary>Units; required, positive.</summary>
    public int Hidden { get; set; }

    /// <summary>Bits a weight: 1 to 16 or 32 (float, the default), as far as the quantizer reaches.</summary>
    public int WBits { get; set; } = 32;

    /// <summary>
    /// Bits an activation that the layer puts out, h: 1 to 16 or 32 (float, the default), as far as the
    /// quantizer reaches.
    /// </summary>
    public int ABits { get; set; } = 32;

    /// <summary>
    /// Bits of raw features that enter the first layer: 32 (float, the default), or 1 to 16: affine codes over
    /// [InputMinimum, InputMaximum] for BalancedMean, codes found on line for Alternating, Greedy and Refined.
    /// </summary>
    public int InputABits { get; set; } = 32;

    /// <summary>Least raw feature of the static range of affine input codes; at most 0.</summary>
    public float InputMinimum { get; set; } = -1f;

    /// <summary>Greatest raw feature of the static range of affine input codes; above 0.</summary>
    public float InputMaximum { get; set; } = 1f;

    /// <summary>The method of the weights; BalancedMean (He et al.) where none is named.</summary>
    public Quantizer Quantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>
    /// Cycles of least squares and code search for weights of Alternating (T of Xu et al. 2018), 1 to 8; 2, as published, where left
    /// out. h and features found on line take 2.
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
    /// Exponential, RecurrentBinary and RecurrentTernary; of two methods in a layer those of them that have one. A packed model holds the
    /// deterministic codes.
    /// </summary>
    public bool Stochastic { get; set; }

    /// <summary>The method of the input weights, W; left out it is Quantizer.</summary>
    public Quantizer InputQuantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>Bits of an input weight; left out WBits, or 32 where InputQuantizer is FullPrecision.</summary>
    public int InputWBits { get; set; } = 32;

    /// <summary>
    /// The method of the biases, rounded as the weights are (Ott et al. 2016): Binarization, Ternarization, PowerOfTwoTernarization,
    /// Exponential or FixedPoint. Left out it is Quantizer where BiasWBits are given, else biases stay float, two a gate as in PyTorch.
    /// MinExponent, MaxExponent, FractionBits and Stochastic hold for biases too.
    /// </summary>
    /// <remarks>
    /// Quantized biases are one a gate, bias_ih: the sum of
    /// two rounded ones would be no level. Weights whose bias_hh is not zero are refused.
    /// FullPrecision gives one float bias a gate, for the float model that a model of quantized biases begins with.
    /// </remarks>
    public Quantizer BiasQuantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>Bits of a bias; left out the method's own where it has one number of bits, else WBits.</summary>
    public int BiasWBits { get; set; } = 32;

    /// <summary>
    /// The method of h and of raw features: BalancedMean or Uniform (affine codes over a fixed range: [0, 1] for h of the sigmoid cell,
    /// [-1, 1] of the tanh cell, InputMinimum to InputMaximum for features), or Alternating, Greedy or Refined (found on line), or
    /// LearnedStep or LearnedClip (affine codes of h over a range that one trained number of the layer gives; features then keep their stated
    /// range), or BernoulliTernary (-1, 0 or 1 for h, drawn in training; features likewise). Left out it is the codes that Quantizer brings: found on line for Alternating, Greedy and Refined, none for FullPrecision, else affine.
    /// </summary>
    public Quantizer ActivationQuantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>The cell's non-linearity; the quantizer's own by default.</summary>
    public CellActivation Activation { get; set; } = CellActivation.Default;

    /// <summary>
    /// The factor s of what stands inside the cell's sigmoid and tanh, f(s x), of every gate too; 1 where left out. It is our reading of the
    /// slope that HitNet (Wang et al. 2018) names; finite and above 0, and not for relu.
    /// </summary>
    public float Slope { get; set; } = 1f;

    /// <summary>
    /// How the cell's sigmoid and tanh, those of the gates too, are computed in training and inference: Precise by default; Fast, with about
    /// half the operations, keeps within 2.9e-5 of sigmoid and 5.7e-5 of tanh; Hard puts lines with ends in their place.
    /// </summary>
    public GateForm Gates { get; set; } = GateForm.Precise;

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

    /// <summary>
    /// How the products W x and U h are normalised: either before they are added, by layer, by mean deviation or by batch (Hou et al. 2019; Ardakani et al. 2019), their
    /// sum, or not at all. All let one-bit recurrent weights train. By batch only with biases, into which it is folded, and not for balanced weights.
    /// </summary>
    public ProductNorm ProductNorm { get; set; }

    /// <summary>
    /// Whether every input is made standard by batch normalisation before the input weights multiply it, as Ott et al. do: over streams and
    /// time steps in training, by running statistics as a scale and a shift in inference. For inputs that enter as floats.
    /// </summary>
    public bool InputNorm { get; set; }

    /// <summary>
    /// Whether the gates see the cell's c through a weight a unit (Gers, Schraudolph and Schmidhuber 2002): i = sigmoid(W x + U h + b + p_i c) and f
    /// likewise, o = sigmoid(W x + U h + b + p_o c') with the new c'. The weights are the tensors weight_ci_l0, weight_cf_l0 and weight_co_l0, Hidden
    /// values each, which PyTorch has not; they stay floats and begin at zero.
    /// </summary>
    public bool Peepholes { get; set; }

    /// <summary>
    /// Whether the cell has no input gate of its own, i = 1 - f (CIFG; Greff et al. 2017): c' = f c + (1 - f) g. Its tensors have 3 Hidden rows, the
    /// gates in the order f, g, o: PyTorch has no such cell.
    /// </summary>
    public bool Coupled { get; set; }

    /// <summary>
    /// Values that a projection makes of what the cell puts out, 1 to Hidden - 1 (LSTMP of Sak, Senior and Beaufays 2014; PyTorch's proj_size); left out
    /// (0) there is none. h = weight_hr (o * tanh(c)), coded by ABits, is what the layer hands on and what its recurrent matrix, 4 Hidden x Projection,
    /// multiplies; h begins at 0. weight_hr_l0 is quantized as the recurrent matrix is; o * tanh(c) has the codes of h, affine ones over the cell's range.
    /// </summary>
    public int Projection { get; set; }

    /// <summary>
    /// Whether the layer hands on x + h, what enters it and what it makes of that, while its recurrence sees h alone; Input must be as many values as
    /// leave, and of a pair both directions stand side by side in the sum.
    /// </summary>
    public bool Residual { get; set; }

    /// <summary>Bits of the sum that a residual layer hands on, as far as the method of h reaches; ABits where left out, 32 for floats.</summary>
    public int OutputABits { get; set; } = 32;

    /// <summary>
    /// Least value of a static range of affine codes, at most 0: of h, which a projection leaves without a bound, so that it must be stated; else of the sum of a
    /// residual layer, which, left out, has the range of x and h together where both have affine codes over static ranges.
    /// </summary>
    public float OutputMinimum { get; set; }

    /// <summary>Greatest value of that range, above 0.</summary>
    public float OutputMaximum { get; set; }

    /// <summary>
    /// Whether a second layer of as many units reads the sequence from its last time step to its first: 2 Hidden values leave, or 2 Projection, those of the forward
    /// one first, coded together. Such a model takes whole sequences: it has Run, and no Step.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>Whether the layer has biases; true by default.</summary>
    public bool Bias { get; set; } = true;
}
