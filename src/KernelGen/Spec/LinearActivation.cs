namespace KernelGen;

/// <summary>The non-linearity of an affine layer, y = f(W x + b).</summary>
public enum LinearActivation
{
    /// <summary>f(x) = x.</summary>
    None = 0,

    /// <summary>Hyperbolic tangent; outputs lie in [-1, 1].</summary>
    Tanh = 1,

    /// <summary>Logistic sigmoid; outputs lie in [0, 1].</summary>
    Sigmoid = 2,

    /// <summary>max(0, x); outputs have no upper bound.</summary>
    Relu = 3,

    /// <summary>min(max(0, x), Ceiling), as Deep Speech has it with 20 (Hannun et al. 2014, section 2); outputs lie in [0, Ceiling].</summary>
    ClippedRelu = 4,

    /// <summary>min(max(-1, x), 1); outputs lie in [-1, 1].</summary>
    HardTanh = 5,

    /// <summary>min(max(0, x / 6 + 1 / 2), 1), as PyTorch has it; outputs lie in [0, 1].</summary>
    HardSigmoid = 6,
}
