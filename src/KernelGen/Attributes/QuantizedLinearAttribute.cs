using System;

namespace KernelGen;

/// <summary>An affine layer y = W x + b with float outputs, such as the logits of a softmax.</summary>
/// <remarks>
/// Attributes stacked on a partial class are read in source order as a sequential model.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QuantizedLinearAttribute : Attribute
{
    /// <summary>Values a time step that enter; only where no layer stands before.</summary>
    public int Input { get; set; }

    /// <summary>Outputs a time step; required, positive.</summary>
    public int Outputs { get; set; }

    /// <summary>Bits a weight: 1 to 8, 16 or 32 (float, the default), as far as the quantizer reaches.</summary>
    public int WBits { get; set; } = 32;

    /// <summary>
    /// Bits of the activations that enter. They are those of the layer before: left out (0) they are taken from it,
    /// and another number is refused. The outputs themselves are floats.
    /// </summary>
    public int ABits { get; set; }

    /// <summary>The method; BalancedMean (He et al.) where none is named.</summary>
    public Quantizer Quantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>
    /// Cycles of least squares and code search for weights of Alternating (T of Xu et al. 2018), 1 to 8; 2, as published, where left
    /// out.
    /// </summary>
    public int Cycles { get; set; } = 2;

    /// <summary>
    /// Whether training draws the codes of the weights, once an update: the stochastic form of Binarization, Ternarization,
    /// RecurrentBinary and RecurrentTernary. A packed model holds the deterministic codes.
    /// </summary>
    public bool Stochastic { get; set; }

    /// <summary>Whether the layer has biases; true by default.</summary>
    public bool Bias { get; set; } = true;
}
