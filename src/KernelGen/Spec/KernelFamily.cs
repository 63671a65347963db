namespace KernelGen.Spec;

/// <summary>The inner product that serves a matrix. Rows lie in lanes in all of them: there is no horizontal sum.</summary>
public enum KernelFamily
{
    /// <summary>Float weights, float activations: fused multiply-add, columns ascending.</summary>
    FloatRows,

    /// <summary>Codes of weights expanded in registers, float activations: fused multiply-add, columns ascending.</summary>
    CodesByFloat,

    /// <summary>Unsigned byte codes times signed byte integers, pair sums in 16 bits for a proved number of steps.</summary>
    PairBytes,

    /// <summary>
    /// Unsigned byte codes of activations times signed bytes of weights, four products summed in 32 bits at once; what the zero points of the
    /// activations add is corrected row by row.
    /// </summary>
    DotBytes,

    /// <summary>Byte codes widened to 16 bits times 16-bit integers, pair sums in 32 bits.</summary>
    PairWords,

    /// <summary>
    /// One-bit planes of weights look up partial sums of small integers in bytes: those of 4 columns in tables of 16 entries, or of 6 columns in
    /// tables of 64 where the machine permutes 64 bytes at once.
    /// </summary>
    Lookup,

    /// <summary>
    /// Codes of few bits look up partial sums as floats, four bits at a time: of four columns of one bit, of two of two bits, or the product of a
    /// power of two of more. Then float sums, columns ascending; of integers where these are exact.
    /// </summary>
    FloatLookup,

    /// <summary>Powers of two by float activations: exponents are added and signs flipped, then float sums, columns ascending.</summary>
    ShiftsByFloat,

    /// <summary>Powers of two by integers: shifts, then exact sums in 32 or 64 bits.</summary>
    ShiftsByIntegers,

    /// <summary>Codes of 9 to 16 bits in two planes of bytes, joined in registers, float activations: fused multiply-add, columns ascending.</summary>
    WideByFloat,

    /// <summary>
    /// Codes in one or two planes of bytes times integers in one or two words, <see cref="ActivationSpec.WordParts"/>: exact sums of 32 bits a pair
    /// of them, joined in 64 bits.
    /// </summary>
    WideByIntegers,
}
