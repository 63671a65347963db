using System;

namespace KernelGen;

/// <summary>A table with one row a token; first in a model of tokens.</summary>
/// <remarks>
/// Attributes stacked on a partial class are read in source order as a sequential model. The looked-up row keeps its codes: it is the input of the next layer.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class QuantizedEmbeddingAttribute : Attribute
{
    /// <summary>Number of tokens; required, positive.</summary>
    public int Vocabulary { get; set; }

    /// <summary>Length of a row; required, positive.</summary>
    public int Size { get; set; }

    /// <summary>Bits a weight: 1 to 16 or 32 (float, the default), as far as the quantizer reaches.</summary>
    public int WBits { get; set; } = 32;

    /// <summary>The method; BalancedMean (He et al.) where none is named.</summary>
    public Quantizer Quantizer { get; set; } = Quantizer.BalancedMean;

    /// <summary>
    /// Cycles of least squares and code search for weights of Alternating (T of Xu et al. 2018), 1 to 8; 2, as published, where left
    /// out.
    /// </summary>
    public int Cycles { get; set; } = 2;
}
