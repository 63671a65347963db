namespace KernelGen.Spec;

/// <summary>How the weights of one matrix are quantized.</summary>
/// <param name="Quantizer">The method.</param>
/// <param name="Bits">Bits a weight; 32 is float.</param>
/// <param name="Stochastic">Whether training draws the codes; a packed model holds those of the deterministic form.</param>
public sealed record WeightSpec(Quantizer Quantizer, int Bits, bool Stochastic = false)
{
    /// <summary>Cycles of alternating codes as published (Xu et al. 2018, papers section 2.3).</summary>
    public const int PublishedCycles = 2;

    /// <summary>Cycles of least squares and code search; only where <see cref="HasCycles"/>.</summary>
    public int Cycles { get; init; } = PublishedCycles;

    /// <summary>Whether the codes are found in cycles.</summary>
    public bool HasCycles => Bits != 32 && Method.HasCycles;

    /// <summary>What is fixed about the method.</summary>
    public QuantizerMethod Method => QuantizerMethod.Of(Quantizer);

    /// <summary>The number format of the packed weights.</summary>
    public NumberFormat Format => Bits == 32 ? NumberFormat.Float : Method.Format;

    /// <summary>What shares a scale in a packed model.</summary>
    public ScaleKind Scales => Bits == 32 ? ScaleKind.None : Method.Scales;

    /// <summary>Planes of codes a matrix has: one for affine codes, one a bit for binary codes, none for floats.</summary>
    public int Planes => Format switch { NumberFormat.BinaryCode => Bits, NumberFormat.Affine => 1, _ => 0 };

    /// <summary>Bits of a code within its plane.</summary>
    public int PlaneBits => Format == NumberFormat.BinaryCode ? 1 : Bits;

    /// <summary>The doubled zero point z of a plane: a code c stands for the odd integer 2c - z.</summary>
    public int Zero2 => (1 << PlaneBits) - 1;

    /// <summary>Whether two matrices of a <see cref="ScaleGroup"/> find one scale: by one method, of equal bits where the scale follows them.</summary>
    public bool SharesScaleWith(WeightSpec other) =>
        Quantizer == other.Quantizer && (Bits == other.Bits || !Method.ScaleFollowsBits);
}
