namespace KernelGen;

/// <summary>The published method by which weights and activations become low-precision.</summary>
public enum Quantizer
{
    /// <summary>
    /// Balanced quantization by the mean (He et al. 2016, Kapur et al. 2017), 1 to 8 bits, affine codes. Brings that
    /// paper's cell: weights pass through tanh, sigmoid stands in place of tanh, an embedding is relu(e) clipped at 1,
    /// the hidden state lies in [0, 1]. At 32 bits this is the float twin: the same cell without rounding.
    /// </summary>
    BalancedMean = 0,

    /// <summary>
    /// Alternating multi-bit codes (Xu et al. 2018), 1 to 4 bits: every row is a sum of scaled vectors of signs; the
    /// hidden state is quantized on line by the same rule.
    /// </summary>
    Alternating = 1,

    /// <summary>No quantization: 32-bit weights and activations and the ordinary tanh cell.</summary>
    FullPrecision = 2,
}
