using System;

namespace KernelGen;

/// <summary>
/// Layer normalisation of the values of a time step, y = gain (x - mean) / sqrt(variance + 1e-5) + bias (Ba et al. 2016): PyTorch's LayerNorm with its
/// biased variance, tensors layernorm.weight and layernorm.bias.
/// </summary>
/// <remarks>
/// Attributes stacked on a partial class are read in source order as a sequential model.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : Attribute
{
    /// <summary>Values a time step that enter; only where no layer stands before.</summary>
    public int Input { get; set; }

    /// <summary>
    /// Bits of the outputs: 32 (float, the default), or codes found on line by Alternating, Greedy or Refined (1 to 4), or affine codes of 1 to 16
    /// bits over [OutputMinimum, OutputMaximum], which must be stated since the values have no bounds. Training passes gradients straight through.
    /// </summary>
    public int OutputABits { get; set; } = 32;

    /// <summary>The least output of affine codes; at most 0.</summary>
    public float OutputMinimum { get; set; }

    /// <summary>The greatest output of affine codes; above 0.</summary>
    public float OutputMaximum { get; set; }

    /// <summary>The method of outputs of fewer than 32 bits: BalancedMean or Uniform (affine codes), or Alternating, Greedy or Refined (found on line).</summary>
    public Quantizer ActivationQuantizer { get; set; } = Quantizer.BalancedMean;
}
