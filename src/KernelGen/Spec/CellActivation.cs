namespace KernelGen;

/// <summary>The non-linearity of the candidate and the output of a cell (gates are always sigmoid).</summary>
public enum CellActivation
{
    /// <summary>The quantizer's own: sigmoid for <see cref="Quantizer.BalancedMean"/> and <see cref="Quantizer.BalancedMedian"/>, tanh otherwise.</summary>
    Default = 0,

    /// <summary>Hyperbolic tangent; the hidden state lies in [-1, 1].</summary>
    Tanh = 1,

    /// <summary>Logistic sigmoid in place of tanh, as He et al. use it; the hidden state lies in [0, 1].</summary>
    Sigmoid = 2,

    /// <summary>max(0, x); vanilla RNN only.</summary>
    Relu = 3,
}
