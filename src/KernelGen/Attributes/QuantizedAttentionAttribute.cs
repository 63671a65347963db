using System;

namespace KernelGen;

/// <summary>
/// Attention of a decoder over what its encoder put out: it hands on [c, x], x being what enters and c = sum_t a_t m_t the mean of the encoder's rows m_t that
/// is weighted by a = softmax of the scores of W_q x against W_m m_t. A linear layer with tanh behind it is the attentional layer of Luong, Pham and Manning
/// (2015).
/// </summary>
/// <remarks>Behind <see cref="DecoderAttribute"/>, once. Scores, softmax and c are floats; W_q and W_m are quantized.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QuantizedAttentionAttribute : Attribute
{
    /// <summary>Values of W_q x and W_m m that a score compares; left out (0) as many as x has.</summary>
    public int Units { get; set; }

    /// <summary>How they are compared; the scaled inner product by default.</summary>
    public AttentionScore Score { get; set; } = AttentionScore.ScaledDot;

    /// <summary>Bits a weight: 1 to 16 or 32 (float, the default), as far as the quantizer reaches.</summary>
    public int WBits { get; set; } = 32;

    /// <summary>
    /// Bits of what the layer hands on: 32 (float, the default), or 1 to 16: affine codes over the ranges of the encoder's and the entering codes together,
    /// which must both be affine, or codes found on line for Alternating, Greedy and Refined (1 to 4).
    /// </summary>
    public int OutputABits { get; set; } = 32;

    /// <summary>The method; BalancedMean (He et al.) where none is named.</summary>
    public Quantizer Quantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>
    /// The method of what the layer hands on: BalancedMean or Uniform (affine codes), or Alternating, Greedy or Refined (found on line). Left out it is the
    /// codes that Quantizer brings.
    /// </summary>
    public Quantizer ActivationQuantizer { get; set; } = Quantizer.BalancedMean;

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
}
