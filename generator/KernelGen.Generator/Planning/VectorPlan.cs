using KernelGen.Spec;

namespace KernelGen.Generator.Planning;

/// <summary>
/// A vector of activations as a record in memory: its values as floats and every coded form that a reader needs, at byte
/// offsets from the record's start. The records of successive time steps follow each other.
/// </summary>
/// <param name="Name">The name of its emitted constants and buffers, such as Hidden.</param>
/// <param name="Size">Values.</param>
/// <param name="Activation">How they are coded.</param>
/// <param name="PaddedSize">Integers of a plane: the greatest padded column count among its readers.</param>
/// <param name="HasBytes">Integers as signed bytes are read.</param>
/// <param name="HasWords">Integers as signed words are read.</param>
/// <param name="HasCodes">Codes as unsigned bytes are read; they are made of the words.</param>
/// <param name="HasDigits">Digits of integers are read, of which tables are made.</param>
/// <param name="HasFloats">Float values are read. A hidden state always has them; an embedding's row only where a reader asks.</param>
/// <param name="HasFloatTotal">The sum of the float values is read.</param>
/// <param name="HasShiftable">Float values are read as bits whose exponents are added to, and as masks.</param>
internal sealed record VectorPlan(
    string Name,
    int Size,
    ActivationSpec Activation,
    int PaddedSize,
    bool HasBytes,
    bool HasWords,
    bool HasCodes,
    bool HasDigits,
    bool HasFloats,
    bool HasFloatTotal,
    bool HasShiftable)
{
    /// <summary>The weights' field that holds the constants of its affine code where its range is learned; null where they are constants.</summary>
    public string? LearnedCode { get; init; }

    /// <summary>Whether magnitudes of the codes and what flips weights are read, for products that no instruction sums four of.</summary>
    public bool HasMagnitudes { get; init; }

    private const int Alignment = 64;

    /// <summary>Whether the record holds integers.</summary>
    public bool IsCoded => Activation.Format != NumberFormat.Float;

    /// <summary>Whether the record holds nothing but the integers of an integer-only network.</summary>
    public bool HasIntegersOnly => Activation.IsObserved;

    /// <summary>Offset of the coefficients beta, one float a plane.</summary>
    public int CoefficientsOffset => HasIntegersOnly ? 0 : Aligned(4 * PaddedValues);

    /// <summary>Offset of the totals V, one 32-bit integer a plane; or of the float total.</summary>
    public int TotalsOffset => CoefficientsOffset + 32;

    /// <summary>Offset of the sum of the magnitudes of negative codes, behind the totals; codes whose magnitudes are read have one plane.</summary>
    public int NegativesOffset => TotalsOffset + 16;

    /// <summary>Offset of the integers as bytes.</summary>
    public int BytesOffset => CoefficientsOffset + Alignment;

    /// <summary>Bytes from one plane of byte integers to the next.</summary>
    public int PlaneStride => Aligned(PaddedSize);

    /// <summary>Offset of the integers as words; their planes, and the high words behind the low ones, are twice as far apart as those of bytes.</summary>
    public int WordsOffset => BytesOffset + (HasBytes ? Activation.Planes * PlaneStride : 0);

    /// <summary>Whether an integer takes two words.</summary>
    public bool HasHighWords => HasWords && Activation.WordParts > 1;

    /// <summary>Offset of the high words.</summary>
    public int HighWordsOffset => WordsOffset + 2 * PlaneStride;

    /// <summary>Offset of the digits that tables are made of, where the integers themselves are too large.</summary>
    public int DigitsOffset => WordsOffset + (HasWords ? 2 * Activation.Planes * Activation.WordParts * PlaneStride : 0);

    /// <summary>Offset of what tables are made of: digits, or the integers themselves.</summary>
    public int TableSourceOffset => HasDigits ? DigitsOffset : BytesOffset;

    /// <summary>Offset of the codes as unsigned bytes.</summary>
    public int CodesOffset => DigitsOffset + (HasDigits ? Activation.Planes * Activation.TableDigits * PlaneStride : 0);

    /// <summary>Offset of the bits of float values that are shifted.</summary>
    public int ShiftableOffset => MagnitudesOffset + (HasMagnitudes ? 2 * PlaneStride : 0);

    /// <summary>Offset of the magnitudes of the codes.</summary>
    public int MagnitudesOffset => CodesOffset + (HasCodes ? PlaneStride : 0);

    /// <summary>Offset of the bytes that flip weights, behind the magnitudes.</summary>
    public int FlipsOffset => MagnitudesOffset + PlaneStride;

    /// <summary>Offset of their masks.</summary>
    public int LiveOffset => ShiftableOffset + (HasShiftable ? CoefficientsOffset : 0);

    /// <summary>Values after padding to whole registers.</summary>
    public int PaddedValues => Multiples.WholeRegisters(Size);

    /// <summary>Bytes of a record.</summary>
    public int RecordBytes => LiveOffset + (HasShiftable ? CoefficientsOffset : 0);

    private static int Aligned(int bytes) => Multiples.RoundUp(bytes, Alignment);
}
