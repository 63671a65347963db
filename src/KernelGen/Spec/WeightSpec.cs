using System;
using System.Collections.Generic;

namespace KernelGen.Spec;

/// <summary>How the weights of one matrix are quantized.</summary>
/// <param name="Quantizer">The method.</param>
/// <param name="Bits">Bits a weight; 32 is float.</param>
/// <param name="Stochastic">Whether training draws the codes; a packed model holds those of the deterministic form.</param>
public sealed record WeightSpec(Quantizer Quantizer, int Bits, bool Stochastic = false)
{
    /// <summary>The powers of two of <see cref="Quantizer.Exponential"/>; null takes those that the bits reach.</summary>
    public ExponentRange? Powers { get; init; }

    /// <summary>
    /// Whether weights are normalised: every quantized row is divided by its Euclidean norm and multiplied by a learned gain (Hou et al.,
    /// papers section 7.2).
    /// </summary>
    public bool Normalised { get; init; }

    /// <summary>
    /// Whether batch normalisation of the rows' products is folded into a packed model, whose rows then have coefficients of their own.
    /// </summary>
    public bool TakesNorm { get; init; }

    /// <summary>Whether the coefficients of a packed row may be of either sign, since gains are.</summary>
    public bool HasSignedScales => Normalised || TakesNorm;

    /// <summary>Cycles of alternating codes as published (Xu et al. 2018, papers section 2.3).</summary>
    public const int PublishedCycles = 2;

    /// <summary>Most cycles: the error has long settled by then.</summary>
    public const int MostCycles = 8;

    /// <summary>Cycles of least squares and code search; only where <see cref="HasCycles"/>.</summary>
    public int Cycles { get; init; } = PublishedCycles;

    /// <summary>Whether the codes are found in cycles.</summary>
    public bool HasCycles => Bits != 32 && Method.HasCycles;

    /// <summary>
    /// Whether weights beyond the outermost level are clipped to it. Without the clip the outermost levels lie at the greatest weights, so
    /// that none is; only where <see cref="HasClip"/>.
    /// </summary>
    public bool Clips { get; init; } = true;

    /// <summary>Whether the clip is a choice.</summary>
    public bool HasClip => Bits != 32 && Quantizer == Quantizer.BalancedMean;

    /// <summary>Which weights share a scale; <see cref="ScaleScope.Default"/> but where <see cref="HasScaleScope"/>.</summary>
    public ScaleScope ScaleScope { get; init; }

    /// <summary>Whether the scale's scope is a choice.</summary>
    public bool HasScaleScope => Bits != 32 && Method.HasScaleScope;

    /// <summary>Blocks of equally many rows, in order, each of which has a scale.</summary>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="own">Blocks as the authors have them.</param>
    public int ScaleBlocks(int rows, int own) => ScaleScope switch { ScaleScope.Row => rows, ScaleScope.Matrix => 1, _ => own };

    /// <summary>What is fixed about the method.</summary>
    public QuantizerMethod Method => QuantizerMethod.Of(Quantizer);

    /// <summary>The number format of the packed weights.</summary>
    public NumberFormat Format => Bits == 32 ? NumberFormat.Float : Method.Format;

    /// <summary>What shares a scale in a packed model.</summary>
    public ScaleKind Scales => Bits == 32 ? ScaleKind.None : HasSignedScales ? ScaleKind.Row : Method.Scales;

    /// <summary>Coefficients of a plane that a packed model stores: one a row, or one for all.</summary>
    public int CoefficientsOf(int rows) => Scales switch { ScaleKind.Row => rows, ScaleKind.Matrix => 1, _ => 0 };

    /// <summary>Planes of codes a matrix has: one a bit for binary codes, none for floats, else one.</summary>
    public int Planes => Format switch { NumberFormat.BinaryCode => Bits, NumberFormat.Affine or NumberFormat.PowerOfTwo => 1, _ => 0 };

    /// <summary>Bits of a code within its plane.</summary>
    public int PlaneBits => Format == NumberFormat.BinaryCode ? 1 : Bits;

    /// <summary>
    /// The doubled zero point z of a plane: a code c stands for the integer 2c - z. It is odd, and levels lie evenly about zero, but for the
    /// methods whose levels are multiples of a step, zero among them: from -2^(k-1), or from -2^(k-1) + 1.
    /// </summary>
    public int Zero2 => (Format, Quantizer) switch
    {
        (NumberFormat.Affine, Quantizer.LearnedStep) => 1 << Bits,
        (NumberFormat.Affine, Quantizer.FixedPoint or Quantizer.Symmetric) => (1 << Bits) - 2,
        _ => (1 << PlaneBits) - 1,
    };

    /// <summary>What is taken from a code so that it is a signed byte.</summary>
    public int SignedOffset => PlaneBits == 8 ? 128 : 0;

    /// <summary>Bits behind the point of <see cref="Quantizer.FixedPoint"/>; null takes all but the sign's, Q0.f.</summary>
    public int? FractionBits { get; init; }

    /// <summary>The powers of two that codes of that format stand for.</summary>
    /// <exception cref="InvalidOperationException">The codes are of another format.</exception>
    public ExponentRange Exponents() => (Format, Quantizer) switch
    {
        (NumberFormat.PowerOfTwo, Quantizer.SignSparseShift) => new ExponentRange(0, 2, HasZero: true),
        (NumberFormat.PowerOfTwo, Quantizer.DenseShift) => new ExponentRange(0, ExponentRange.CountOfBits(Bits) - 1),
        (NumberFormat.PowerOfTwo, _) => Powers ?? ExponentRange.OfBits(Bits),
        _ => throw new InvalidOperationException($"{Format} codes have no exponents."),
    };

    /// <summary>The greatest magnitude of the integers that a sum of products takes a weight for: its code, or a power of two.</summary>
    public long GreatestInteger => Format == NumberFormat.PowerOfTwo ? 1L << Exponents().GreatestShift : Zero2;

    /// <summary>The greatest magnitude that the exact product of a row of weights and activations can reach.</summary>
    public decimal GreatestSum(int columns, ActivationSpec activation) =>
        (decimal)columns * GreatestInteger * activation.MaximumInteger;

    /// <summary>
    /// Whether exact sums are joined in 64 bits from those of byte planes and words: neither codes nor integers are then of one byte, or the
    /// codes of one bit.
    /// </summary>
    public bool JoinsSums(ActivationSpec activation) =>
        Format is NumberFormat.Affine or NumberFormat.BinaryCode
        && PlaneBits > 1
        && activation.Format != NumberFormat.Float
        && (PlaneBits > 8 || activation.WordParts > 1);

    /// <summary>Whether four bits of codes can look up what activations add, as a float: codes of at most 2 bits, powers of two of at most 4.</summary>
    public bool LooksUpFloats => Format switch
    {
        NumberFormat.Affine or NumberFormat.BinaryCode => PlaneBits <= 2,
        NumberFormat.PowerOfTwo => Bits <= 4,
        _ => false,
    };

    /// <summary>
    /// Columns for which every sum is proved exact: in 32 bits, those of shifts in 64; of sums that are joined, the parts and the total of the
    /// integers in 32 bits, which leaves room enough in 64.
    /// </summary>
    /// <param name="activation">The codes of the activations.</param>
    public long MostColumns(ActivationSpec activation)
    {
        if (Format == NumberFormat.PowerOfTwo) return (long)(long.MaxValue / GreatestSum(1, activation));
        if (!JoinsSums(activation)) return (long)(int.MaxValue / GreatestSum(1, activation));
        long part = Math.Min(byte.MaxValue, (1L << PlaneBits) - 1) * activation.GreatestWord;
        return int.MaxValue / Math.Max(part, activation.MaximumInteger);
    }

    /// <summary>The trainable tensors beside <paramref name="matrix"/> that the method and the normalisation take.</summary>
    public IEnumerable<TensorSpec> ExtraTensors(TensorSpec matrix)
    {
        if (Bits != 32 && Quantizer == Quantizer.SignSparseShift) yield return matrix with { Name = matrix.Name + ".gate" };
        int votes = Bits == 32 ? 0 : Quantizer switch
        {
            Quantizer.DenseShift => ExponentRange.CountOfBits(Bits) - 1,
            Quantizer.SignSparseShift => 2,
            _ => 0,
        };
        for (int vote = 1; vote <= votes; vote++) yield return matrix with { Name = FormattableString.Invariant($"{matrix.Name}.vote{vote}") };
        if (Bits != 32 && Quantizer == Quantizer.LearnedStep) yield return new TensorSpec(matrix.Name + ".step", ScaleBlocks(matrix.Rows, own: 1), 0);
        if (Bits != 32 && (Quantizer == Quantizer.LossAwareTernary || (Quantizer == Quantizer.LossAwareBinary && !Normalised)))
            yield return new TensorSpec(matrix.Name + ".scale", matrix.Rows, 0);
        if (Normalised) yield return new TensorSpec(matrix.Name + ".gain", matrix.Rows, 0);
    }

    /// <summary>Whether two matrices of a <see cref="ScaleGroup"/> find one scale: by one method, of equal bits where the scale follows them.</summary>
    public bool SharesScaleWith(WeightSpec other) =>
        Quantizer == other.Quantizer && Clips == other.Clips && (Bits == other.Bits || !Method.ScaleFollowsBits);
}
