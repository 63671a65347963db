using System;

namespace KernelGen.Spec;

/// <summary>
/// How a vector of activations is coded. An affine vector is beta * v with integers v; a binary-coded one is the sum
/// over planes of beta_q * v_q with v_q in {-1, +1}; a float one is itself.
/// </summary>
/// <param name="Format">Float, affine (static or learned range) or binary codes (found on line).</param>
/// <param name="Bits">Bits an activation; 32 for floats.</param>
/// <param name="Minimum">Least value of the range, of a learned one before training; affine only.</param>
/// <param name="Maximum">Greatest value of that range; affine only.</param>
public sealed record ActivationSpec(NumberFormat Format, int Bits, float Minimum, float Maximum)
{
    /// <summary>Activations left as 32-bit floats.</summary>
    public static ActivationSpec Float { get; } = new(NumberFormat.Float, 32, 0, 0);

    /// <summary>Affine codes of <paramref name="bits"/> bits over a static range that contains zero.</summary>
    public static ActivationSpec Affine(int bits, float minimum, float maximum) =>
        new(NumberFormat.Affine, bits, minimum, maximum);

    /// <summary>Binary codes found on line by the rule of <paramref name="method"/>: Alternating (Xu et al., two cycles), Greedy or Refined.</summary>
    public static ActivationSpec BinaryCode(int bits, Quantizer method = Quantizer.Alternating) =>
        new(NumberFormat.BinaryCode, bits, 0, 0) { OnLineMethod = method };

    /// <summary>The method whose rule finds binary codes; of no meaning in other formats.</summary>
    public Quantizer OnLineMethod { get; init; } = Quantizer.Alternating;

    /// <summary>
    /// Affine codes whose range is learned, papers section 7.4: integers and zero point are fixed, the value of a step follows from one trained
    /// number. A learned step (LSQ) is set by the first window of training, 2 mean|h| / sqrt(Q_P) of values not yet rounded, and until then
    /// stands where the outermost level has the cell's bound, 1; a learned clip (PACT) begins at <see cref="FirstClip"/>.
    /// </summary>
    /// <param name="bits">2 to 16 for LearnedStep, 1 to 16 for LearnedClip.</param>
    /// <param name="method">LearnedStep or LearnedClip.</param>
    /// <param name="isSigned">Whether values may be negative, as those of a tanh cell.</param>
    public static ActivationSpec Learned(int bits, Quantizer method, bool isSigned)
    {
        ActivationSpec first = (method, isSigned) switch
        {
            // Levels from -2^(bits - 1) to 2^(bits - 1) - 1 steps: the highest lies one step below 1.
            (Quantizer.LearnedStep, true) => Affine(bits, -1, 1 - 1f / (1 << (bits - 1))),
            (Quantizer.LearnedStep, false) => Affine(bits, 0, 1),
            (Quantizer.LearnedClip, true) => Affine(bits, -FirstClip, FirstClip),
            (Quantizer.LearnedClip, false) => Affine(bits, 0, FirstClip),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A range is learned by LearnedStep or LearnedClip."),
        };
        return first with { LearnedBy = method };
    }

    /// <summary>
    /// The clip that training begins with. It lies below the bound of tanh and sigmoid, since only what exceeds a clip moves it up.
    /// </summary>
    public const float FirstClip = 0.75f;

    /// <summary>Below this a learned number counts as this: training may drive it to zero or beyond, and levels would fall together.</summary>
    public const float LeastLearned = 1e-12f;

    /// <summary>
    /// Codes of integer-only networks: signed integers of <paramref name="bits"/> bits, of which only a packed model says what they stand for, a range that
    /// was observed (papers section 3.2).
    /// </summary>
    /// <param name="bits">2 to 8.</param>
    public static ActivationSpec Observed(int bits) => Affine(bits, -(1 << (bits - 1)), (1 << (bits - 1)) - 1) with { IsObserved = true };

    /// <summary>Whether the range was observed: <see cref="Minimum"/> and <see cref="Maximum"/> are then the ends of the integers themselves.</summary>
    public bool IsObserved { get; init; }

    /// <summary>Whether they are raw features, whose range the first layer keeps.</summary>
    public bool AreFeatures { get; init; }

    /// <summary>The method that learns the range; null where it is static.</summary>
    public Quantizer? LearnedBy { get; init; }

    /// <summary>The learned number before training: the step of LearnedStep, the clip of LearnedClip.</summary>
    public float FirstLearned => LearnedBy == Quantizer.LearnedStep ? Step : Maximum;

    /// <summary>Distance of neighbouring levels where the learned number is <paramref name="learned"/>.</summary>
    public float StepOf(float learned)
    {
        float number = Math.Max(learned, LeastLearned);
        return LearnedBy == Quantizer.LearnedStep ? number : number / (Minimum < 0 ? 0.5f * MaximumCode : MaximumCode);
    }

    /// <summary>Whether a learned number is one that a file may hold: above zero, and every level finite.</summary>
    public bool AllowsLearned(float learned)
    {
        float greatest = StepOf(learned) * MaximumCode;
        return learned > 0 && !float.IsNaN(greatest) && !float.IsInfinity(greatest);
    }

    /// <summary>
    /// Levels -1, 0, 1, drawn in training and by thresholds in inference: from 1/2 on 1, below -1/2 -1, else 0. They are affine codes of 2 bits over
    /// [-1, 2], so that integers are levels; values lie in [-1, 1], and 2 never occurs.
    /// </summary>
    public static ActivationSpec BernoulliTernary { get; } = Affine(2, -1, 2) with { DrawnBy = Quantizer.BernoulliTernary };

    /// <summary>The method by which training draws the levels; null where it rounds as inference does.</summary>
    public Quantizer? DrawnBy { get; init; }

    /// <summary>Planes of integer values: one for affine codes, one a bit for binary codes, none for floats.</summary>
    public int Planes => Format switch { NumberFormat.BinaryCode => Bits, NumberFormat.Affine => 1, _ => 0 };

    /// <summary>The greatest affine code, 2^Bits - 1.</summary>
    public int MaximumCode => (1 << Bits) - 1;

    /// <summary>Distance of neighbouring levels.</summary>
    public float Step => (Maximum - Minimum) / MaximumCode;

    /// <summary>
    /// The doubled zero point: level c has the value Step / 2 * (2c - Zero2). Where the range's end does not fall on
    /// half a step, the whole range moves by less than a quarter of a step, so that zero points stay integers.
    /// </summary>
    public int Zero2 => Format == NumberFormat.Affine ? (int)Math.Floor(-2.0 * Minimum / Step + 0.5) : 1;

    /// <summary>True where the integer of code c is c - Zero2 / 2, false where it must be 2c - Zero2.</summary>
    public bool IntegerStepIsOne => Zero2 % 2 == 0;

    /// <summary>The factor beta from integers to values; affine only.</summary>
    public float Scale => ScaleOf(Step);

    /// <summary>The same where neighbouring levels lie <paramref name="step"/> apart.</summary>
    public float ScaleOf(float step) => IntegerStepIsOne ? step : step / 2;

    /// <summary>The integer v of an affine code, or of a bit of a binary code.</summary>
    public int IntegerOf(int code) => IntegerStepIsOne ? code - Zero2 / 2 : 2 * code - Zero2;

    /// <summary>What an integer v lacks of its code, or of twice its code where <see cref="IntegerStepIsOne"/> does not hold.</summary>
    public int IntegerZero => IntegerStepIsOne ? Zero2 / 2 : Zero2;

    /// <summary>
    /// The widest range of the integers v that tables are made of as they are: sums of 12 columns then differ by less than 256, so that they fit a
    /// byte.
    /// </summary>
    private const int GreatestSpread = 21;

    /// <summary>
    /// Digits that the integers v take where tables of partial sums are made of them: one where they are the integers themselves, else of base 8, from
    /// -4 to 4.
    /// </summary>
    public int TableDigits => Spread <= GreatestSpread ? 1 : MaximumInteger switch { <= 35 => 2, <= 283 => 3, <= 2267 => 4, <= 18139 => 5, _ => 6 };

    /// <summary>The greatest magnitude of such a digit.</summary>
    public int GreatestTableDigit => TableDigits == 1 ? MaximumInteger : 4;

    /// <summary>The least of such digits and zero.</summary>
    public int LeastTableDigit => TableDigits == 1 ? LeastInteger : -4;

    /// <summary>By how much a column can move a sum of such digits: from the least of them and zero to the greatest of them and zero.</summary>
    public int TableSpread => TableDigits == 1 ? Spread : 8;

    private int LeastInteger => Format == NumberFormat.BinaryCode ? -1 : Math.Min(0, IntegerOf(0));

    private int Spread => (Format == NumberFormat.BinaryCode ? 1 : Math.Max(0, IntegerOf(MaximumCode))) - LeastInteger;

    /// <summary>
    /// Words that an integer v takes for products: one as far as the integers of 8 bits reach, else a low one from 0 to 255 and a high one, v =
    /// 256 high + low, so that products with a byte leave room for thousands of them in 32 bits.
    /// </summary>
    public int WordParts => Format != NumberFormat.Affine || MaximumInteger <= 2 * byte.MaxValue + 1 ? 1 : 2;

    /// <summary>The greatest magnitude of such a word.</summary>
    public int GreatestWord => WordParts == 1 ? MaximumInteger : Math.Max(byte.MaxValue, MaximumInteger / 256 + 1);

    /// <summary>Whether the integers v are signed bytes.</summary>
    public bool FitsBytes => MaximumInteger <= sbyte.MaxValue || (Format == NumberFormat.Affine && IntegerOf(0) >= sbyte.MinValue && IntegerOf(MaximumCode) <= sbyte.MaxValue);

    /// <summary>The greatest magnitude of the integers v.</summary>
    public int MaximumInteger => Format == NumberFormat.BinaryCode
        ? 1
        : Math.Max(Math.Abs(IntegerOf(0)), Math.Abs(IntegerOf(MaximumCode)));
}
