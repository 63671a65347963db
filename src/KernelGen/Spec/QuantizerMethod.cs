using System;

namespace KernelGen.Spec;

/// <summary>What is fixed about a method: the one table that checking, planning, training and packing read.</summary>
/// <param name="Format">The number format of its codes.</param>
/// <param name="LeastBits">Least bits a weight below 32.</param>
/// <param name="MostBits">Most bits a weight below 32; 0 where the method leaves weights float.</param>
/// <param name="Scales">What shares a scale.</param>
/// <param name="Activations">How activations of fewer than 32 bits are coded where no other method is named for them.</param>
/// <param name="MostActivationBits">Most bits an activation below 32.</param>
public sealed record QuantizerMethod(
    NumberFormat Format, int LeastBits, int MostBits, ScaleKind Scales, NumberFormat Activations, int MostActivationBits)
{
    /// <summary>Whether the authors have a stochastic form: drawn once an update in training, deterministic in inference.</summary>
    public bool HasStochasticForm { get; init; }

    /// <summary>Whether the float weights are kept in [-1, 1] in training.</summary>
    public bool ClampsWeights { get; init; }

    /// <summary>Whether an embedding can be coded, so that a row's codes are the activations of the layer behind it.</summary>
    public bool CodesEmbedding { get; init; }

    /// <summary>Whether codes are found in cycles of least squares and search.</summary>
    public bool HasCycles { get; init; }

    /// <summary>
    /// Whether the method brings the cell of He et al., at 32 bits too: weights pass through tanh, an embedding is relu(e), sigmoid
    /// stands in place of tanh.
    /// </summary>
    public bool BringsSigmoidCell { get; init; }

    /// <summary>Whether there is no rule for weights.</summary>
    public bool IsForActivationsOnly { get; init; }

    /// <summary>
    /// Whether the range of h is learned where the method is named for activations; raw features keep codes over their stated range.
    /// </summary>
    public bool LearnsRange { get; init; }

    /// <summary>
    /// Whether training draws the levels of h, from -1 to 1, where the method is named for activations; raw features keep codes over their stated
    /// range.
    /// </summary>
    public bool DrawsLevels { get; init; }

    /// <summary>The one number of bits of h below 32, where the method has one.</summary>
    public int? HiddenBits { get; init; }

    /// <summary>Least bits an activation where the method is named for it.</summary>
    public int LeastActivationBits { get; init; } = 1;

    /// <summary>Whether the scale of a group depends on the bits of its weights, so that all of them have as many.</summary>
    public bool ScaleFollowsBits { get; init; }

    /// <summary>Whether the method leaves the choice which weights share a scale.</summary>
    public bool HasScaleScope { get; init; }

    /// <summary>Whether biases can be coded by the method, at 32 bits left as they are (Ott et al., papers section 1.2).</summary>
    public bool CodesBiases { get; init; }

    /// <summary>Most bits of affine codes, of weights and activations: two bytes (Kapur et al., papers section 5.3, table 1).</summary>
    public const int MostAffineBits = 16;

    private static readonly QuantizerMethod balancedMean =
        new(NumberFormat.Affine, 1, MostAffineBits, ScaleKind.Group, NumberFormat.Affine, MostAffineBits) { CodesEmbedding = true, BringsSigmoidCell = true };

    private static readonly QuantizerMethod balancedMedian = balancedMean with { ScaleFollowsBits = true };

    private static readonly QuantizerMethod multiBit =
        new(NumberFormat.BinaryCode, 1, 4, ScaleKind.Row, NumberFormat.BinaryCode, 4) { ClampsWeights = true, CodesEmbedding = true };

    private static readonly QuantizerMethod alternating = multiBit with { HasCycles = true };
    private static readonly QuantizerMethod uniform =
        new(NumberFormat.Affine, 1, MostAffineBits, ScaleKind.Row, NumberFormat.Affine, MostAffineBits) { HasScaleScope = true };

    // As many weights a level as a row has to spare: beyond 8 bits rows are shorter than that.
    private static readonly QuantizerMethod evenLevels = uniform with { MostBits = 8 };
    private static readonly QuantizerMethod binary = Signs(1);
    private static readonly QuantizerMethod ternary = Signs(2);
    private static readonly QuantizerMethod drawnBinary = binary with { HasStochasticForm = true };
    private static readonly QuantizerMethod drawnTernary = ternary with { HasStochasticForm = true };
    private static readonly QuantizerMethod binarization = drawnBinary with { CodesBiases = true };
    private static readonly QuantizerMethod ternarization = drawnTernary with { CodesBiases = true };
    private static readonly QuantizerMethod powerOfTwoTernarization = ternary with { CodesBiases = true };
    private static readonly QuantizerMethod binaryWeight = binary with { HasScaleScope = true };
    private static readonly QuantizerMethod ternaryWeight = ternary with { HasScaleScope = true };
    private static readonly QuantizerMethod clampedBinary = binary with { ClampsWeights = true };
    private static readonly QuantizerMethod exponential =
        new(NumberFormat.PowerOfTwo, 2, 7, ScaleKind.None, NumberFormat.Affine, MostAffineBits) { HasStochasticForm = true, CodesBiases = true };

    private static readonly QuantizerMethod denseShift =
        new(NumberFormat.PowerOfTwo, 2, 4, ScaleKind.Row, NumberFormat.Affine, MostAffineBits);

    private static readonly QuantizerMethod sparseShift = denseShift with { LeastBits = 3, MostBits = 3 };
    private static readonly QuantizerMethod multiples = uniform with { LeastBits = 2, HasScaleScope = false };
    private static readonly QuantizerMethod learnedStep = multiples with { HasScaleScope = true, LearnsRange = true, LeastActivationBits = 2 };
    private static readonly QuantizerMethod symmetric = multiples with { CodesEmbedding = true, Scales = ScaleKind.Matrix };
    private static readonly QuantizerMethod learnedClip =
        new(NumberFormat.Float, 32, 0, ScaleKind.None, NumberFormat.Affine, MostAffineBits) { IsForActivationsOnly = true, LearnsRange = true };

    private static readonly QuantizerMethod bernoulliTernary = learnedClip with { LearnsRange = false, DrawsLevels = true, HiddenBits = 2 };
    private static readonly QuantizerMethod fixedPoint = multiples with { CodesBiases = true };
    private static readonly QuantizerMethod fullPrecision = new(NumberFormat.Float, 32, 0, ScaleKind.None, NumberFormat.Float, 0) { CodesBiases = true };

    /// <summary>The method's row of the table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such method.</exception>
    public static QuantizerMethod Of(Quantizer quantizer) => quantizer switch
    {
        Quantizer.BalancedMean => balancedMean,
        Quantizer.BalancedMedian => balancedMedian,
        Quantizer.Alternating => alternating,
        Quantizer.Greedy or Quantizer.Refined => multiBit,
        Quantizer.Uniform => uniform,
        Quantizer.BalancedEqual => evenLevels,
        Quantizer.Binarization => binarization,
        Quantizer.RecurrentBinary => drawnBinary,
        Quantizer.Ternarization => ternarization,
        Quantizer.RecurrentTernary => drawnTernary,
        Quantizer.PowerOfTwoTernarization => powerOfTwoTernarization,
        Quantizer.TerConnect => ternary,
        Quantizer.TernaryWeight => ternaryWeight,
        Quantizer.BinaryWeight => binaryWeight,
        Quantizer.BinaryConnect => clampedBinary,
        Quantizer.Exponential => exponential,
        Quantizer.DenseShift => denseShift,
        Quantizer.SignSparseShift => sparseShift,
        Quantizer.LearnedStep => learnedStep,
        Quantizer.FixedPoint => fixedPoint,
        Quantizer.Symmetric => symmetric,
        Quantizer.LearnedClip => learnedClip,
        Quantizer.BernoulliTernary => bernoulliTernary,
        Quantizer.LossAwareBinary => binary,
        Quantizer.LossAwareTernary => ternary,
        Quantizer.FullPrecision => fullPrecision,
        _ => throw new ArgumentOutOfRangeException(nameof(quantizer), quantizer, "No such method."),
    };

    /// <summary>Binary codes of one bit, or of two whose planes carry half the value each, so that they cancel to zero.</summary>
    private static QuantizerMethod Signs(int bits) =>
        new(NumberFormat.BinaryCode, bits, bits, ScaleKind.Row, NumberFormat.Affine, MostAffineBits);
}
