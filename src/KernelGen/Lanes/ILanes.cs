using System.ComponentModel;

namespace KernelGen.Lanes;

/// <summary>
/// One opaque register of <see cref="Bytes"/> bytes and what kernels do with it. A kernel is written once, generic over
/// the lane type; every lane type gives equal bits.
/// </summary>
/// <remarks>
/// Laws. Lane k of a result depends on lane k of the operands alone, except where an operation says otherwise. Float
/// operations are the IEEE ones in round-to-nearest-even; <see cref="FusedMultiplyAddF32"/> rounds once everywhere. Nothing
/// saturates: callers keep operands in the stated ranges. Offsets count elements of the referenced type.
/// Every member is force-inlined; instruction sets are named in this folder only.
/// </remarks>
/// <typeparam name="TSelf">The lane type itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>Whether this machine runs the type in hardware.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>Bytes of the register: 4, 16, 32 or 64; a constant for the JIT.</summary>
    static abstract int Bytes { get; }

    /// <summary>32-bit lanes: <see cref="Bytes"/> / 4.</summary>
    static abstract int Count { get; }

    // Memory

    /// <summary>Loads <see cref="Count"/> floats from <paramref name="source"/> + <paramref name="offset"/>; no alignment needed.</summary>
    static abstract TSelf LoadF32(ref readonly float source, nuint offset);

    /// <summary>Stores <see cref="Count"/> floats.</summary>
    static abstract void StoreF32(TSelf value, ref float destination, nuint offset);

    /// <summary>Loads <see cref="Count"/> 32-bit integers.</summary>
    static abstract TSelf LoadS32(ref readonly int source, nuint offset);

    /// <summary>Stores <see cref="Count"/> 32-bit integers.</summary>
    static abstract void StoreS32(TSelf value, ref int destination, nuint offset);

    /// <summary>Loads <see cref="Bytes"/> bytes.</summary>
    static abstract TSelf LoadU8(ref readonly byte source, nuint offset);

    /// <summary>Stores <see cref="Bytes"/> bytes.</summary>
    static abstract void StoreU8(TSelf value, ref byte destination, nuint offset);

    /// <summary>Loads <see cref="Count"/> bytes, each zero-extended to a 32-bit lane.</summary>
    static abstract TSelf LoadU8AsS32(ref readonly byte source, nuint offset);

    /// <summary>Loads 2 * <see cref="Count"/> bytes, each zero-extended to a 16-bit lane, in order.</summary>
    static abstract TSelf LoadU8AsS16(ref readonly byte source, nuint offset);

    /// <summary>Loads <see cref="Count"/> signed words as 32-bit integers.</summary>
    static abstract TSelf LoadS16AsS32(ref readonly short source, nuint offset);

    /// <summary>Stores the low byte of each of <see cref="Count"/> 32-bit lanes.</summary>
    static abstract void StoreS32AsU8(TSelf value, ref byte destination, nuint offset);

    /// <summary>Stores the low 16 bits of each of <see cref="Count"/> 32-bit lanes.</summary>
    static abstract void StoreS32AsS16(TSelf value, ref short destination, nuint offset);

    // Constants

    /// <summary>All bits zero.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>One float in every 32-bit lane.</summary>
    static abstract TSelf BroadcastF32(float value);

    /// <summary>One integer in every 32-bit lane; also four bytes or two words repeated.</summary>
    static abstract TSelf BroadcastS32(int value);

    /// <summary>One byte in every byte lane.</summary>
    static abstract TSelf BroadcastU8(byte value);

    // Floats

    /// <summary>left + right.</summary>
    static abstract TSelf AddF32(TSelf left, TSelf right);

    /// <summary>left - right.</summary>
    static abstract TSelf SubtractF32(TSelf left, TSelf right);

    /// <summary>left * right.</summary>
    static abstract TSelf MultiplyF32(TSelf left, TSelf right);

    /// <summary>left / right.</summary>
    static abstract TSelf DivideF32(TSelf left, TSelf right);

    /// <summary>left * right + addend, rounded once.</summary>
    static abstract TSelf FusedMultiplyAddF32(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// sum = left * right + sum, rounded once: <see cref="FusedMultiplyAddF32"/> for the sums of inner loops. Only in this form
    /// does the JIT keep a sum in its register; the other costs a register move each time.
    /// </summary>
    static abstract void AccumulateF32(ref TSelf sum, TSelf left, TSelf right);

    /// <summary>
    /// sum = left * (the floats at <paramref name="source"/> + <paramref name="offset"/>) + sum, rounded once; the floats are
    /// read by the instruction itself. For a row that is used once.
    /// </summary>
    static abstract void AccumulateF32(ref TSelf sum, TSelf left, ref readonly float source, nuint offset);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf SquareRootF32(TSelf value);

    /// <summary>right &lt; left ? right : left. Operands are not NaN; of two zeros the left one.</summary>
    static abstract TSelf MinimumF32(TSelf left, TSelf right);

    /// <summary>right > left ? right : left. Operands are not NaN; of two zeros the left one.</summary>
    static abstract TSelf MaximumF32(TSelf left, TSelf right);

    /// <summary>The greatest integer not above the value, as a float.</summary>
    static abstract TSelf FloorF32(TSelf value);

    /// <summary>All bits set in lanes where left &lt; right; clear elsewhere, also for NaN.</summary>
    static abstract TSelf LessF32(TSelf left, TSelf right);

    /// <summary>All bits set in lanes where left >= right; clear elsewhere, also for NaN.</summary>
    static abstract TSelf GreaterOrEqualF32(TSelf left, TSelf right);

    /// <summary>Floats truncated toward zero to integers; |value| &lt; 2^31.</summary>
    static abstract TSelf TruncateF32ToS32(TSelf value);

    /// <summary>Integers to the nearest floats.</summary>
    static abstract TSelf ConvertS32ToF32(TSelf value);

    // 32-bit integers and bits

    /// <summary>left + right, wrapping.</summary>
    static abstract TSelf AddS32(TSelf left, TSelf right);

    /// <summary>left - right, wrapping.</summary>
    static abstract TSelf SubtractS32(TSelf left, TSelf right);

    /// <summary>left * right, the low 32 bits.</summary>
    static abstract TSelf MultiplyS32(TSelf left, TSelf right);

    /// <summary>Each 32-bit lane shifted left by 0 to 31.</summary>
    static abstract TSelf ShiftLeft32(TSelf value, int count);

    /// <summary>Each 32-bit lane shifted right by 0 to 31, zeros entering.</summary>
    static abstract TSelf ShiftRight32(TSelf value, int count);

    /// <summary>Each 32-bit lane shifted left by the count in its own lane, 0 or more; 0 from 32 on.</summary>
    static abstract TSelf ShiftLeftEach32(TSelf value, TSelf counts);

    /// <summary>Each 32-bit lane shifted right by the count in its own lane, 0 or more, zeros entering; 0 from 32 on.</summary>
    static abstract TSelf ShiftRightEach32(TSelf value, TSelf counts);

    /// <summary>Each 32-bit lane shifted right by 0 to 31, its sign entering.</summary>
    static abstract TSelf ShiftRightS32(TSelf value, int count);

    /// <summary>left * right, the high 32 bits of 64: the product over 2^32, rounded down.</summary>
    static abstract TSelf MultiplyHighS32(TSelf left, TSelf right);

    /// <summary>The lesser of two integers.</summary>
    static abstract TSelf MinimumS32(TSelf left, TSelf right);

    /// <summary>The greater of two integers.</summary>
    static abstract TSelf MaximumS32(TSelf left, TSelf right);

    /// <summary>All bits set in 32-bit lanes where left &gt; right.</summary>
    static abstract TSelf GreaterS32(TSelf left, TSelf right);

    /// <summary>All bits set in 32-bit lanes that are equal.</summary>
    static abstract TSelf EqualS32(TSelf left, TSelf right);

    /// <summary>Bitwise and.</summary>
    static abstract TSelf And(TSelf left, TSelf right);

    /// <summary>Bitwise or.</summary>
    static abstract TSelf Or(TSelf left, TSelf right);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TSelf Xor(TSelf left, TSelf right);

    /// <summary>Bit for bit: mask ? whenSet : whenClear.</summary>
    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);

    // Bytes and words of packed kernels

    /// <summary>
    /// (bytes >> shift) and mask, each byte on its own: cuts one code out of every byte. Bits that a wide shift would bring
    /// over from the neighbouring byte fall to the mask: <paramref name="mask"/> &lt; 2^(8 - <paramref name="shift"/>).
    /// </summary>
    static abstract TSelf ExtractU8(TSelf bytes, int shift, TSelf mask);

    /// <summary>left + right on bytes, wrapping.</summary>
    static abstract TSelf AddU8(TSelf left, TSelf right);

    /// <summary>left + right on 16-bit lanes, wrapping.</summary>
    static abstract TSelf AddS16(TSelf left, TSelf right);

    /// <summary>left - right on 16-bit lanes, wrapping.</summary>
    static abstract TSelf SubtractS16(TSelf left, TSelf right);

    /// <summary>
    /// 16-bit lane k = left[2k] * right[2k] + left[2k+1] * right[2k+1], left unsigned bytes, right signed bytes.
    /// The sum stays within 16 bits: 2 * max(left) * max(right) &lt;= 32767, and 2 * max(left) * |min(right)| &lt;= 32768.
    /// </summary>
    static abstract TSelf PairDotU8S8(TSelf left, TSelf right);

    /// <summary>
    /// Adds products of unsigned bytes left and signed bytes right. With <see cref="HasByteDots"/> to 32-bit lane k the four of bytes 4k to 4k+3; else to 16-bit lane k
    /// the two of bytes 2k and 2k+1, and 2 * max(left) * max|right| &lt;= 32767 as the sum is.
    /// </summary>
    static abstract void DotU8S8(ref TSelf sum, TSelf left, TSelf right);

    /// <summary>Whether <see cref="DotU8S8"/> is one instruction, which adds four products. A constant for the JIT.</summary>
    static abstract bool HasByteDots { get; }

    /// <summary>
    /// Whether <see cref="DotU8S8"/> is one instruction for <see cref="Lanes256"/> and not for this wider type, so that a product of them is
    /// faster there. A constant for the JIT.
    /// </summary>
    static abstract bool DotsByHalves { get; }

    /// <summary>32-bit lane k = left[2k] * right[2k] + left[2k+1] * right[2k+1] on signed words; the sum stays within 32 bits.</summary>
    static abstract TSelf PairDotS16(TSelf left, TSelf right);

    /// <summary>32-bit lane k = the sum of the signed words 2k and 2k+1.</summary>
    static abstract TSelf PairSumS16(TSelf value);

    /// <summary>
    /// Byte k = table[indices[k]] for indices below 16; the table is 16 bytes in memory, one for all lanes, that the garbage
    /// collector does not move: part of an <see cref="AlignedBuffer"/>, of the stack or of a pinned array.
    /// </summary>
    static abstract TSelf LookupU8(ref readonly byte table, TSelf indices);

    /// <summary>Float k = table[indices[k] % 16]; the table is 16 floats in memory, one for all lanes.</summary>
    static abstract TSelf LookupF32(ref readonly float table, TSelf indices);

    /// <summary>
    /// Writes the tables of 24 columns that <see cref="LookupFirst"/> and <see cref="LookupLast"/> read: partial sums of as many entries as this lane
    /// type looks up at once. Sums wrap; callers keep them apart as bytes.
    /// </summary>
    /// <param name="integers">24 bytes.</param>
    /// <param name="tables"><see cref="LookupTables.Stride"/> bytes.</param>
    static abstract void WriteTables(ref readonly byte integers, ref byte tables);

    /// <summary>
    /// Byte k = the sum of those of columns 0 to 11 whose bit is set in byte k: columns 0 to 7 in <paramref name="first"/>, 8 to 15 in
    /// <paramref name="second"/>, the first in the lowest bit.
    /// </summary>
    /// <param name="first">Bits of eight columns a byte.</param>
    /// <param name="second">Bits of the next eight.</param>
    /// <param name="tables">What <see cref="WriteTables"/> wrote, where the garbage collector does not move it: part of an <see cref="AlignedBuffer"/>.</param>
    static abstract TSelf LookupFirst(TSelf first, TSelf second, ref readonly byte tables);

    /// <summary>The same of columns 12 to 23: up to 15 in <paramref name="second"/>, 16 to 23 in <paramref name="third"/>.</summary>
    static abstract TSelf LookupLast(TSelf second, TSelf third, ref readonly byte tables);

    /// <summary>16-bit lane k = byte 2k + 1, zero-extended.</summary>
    static abstract TSelf OddU8(TSelf value);

    /// <summary>
    /// Adds the signed words of two registers to <see cref="Bytes"/> 32-bit integers: word k of <paramref name="even"/> to the one at
    /// destination + offset + 2k, word k of <paramref name="odd"/> to the next.
    /// </summary>
    static abstract void AccumulateS16(TSelf even, TSelf odd, ref int destination, nuint offset);

    /// <summary>Stores them in place of adding.</summary>
    static abstract void StoreS16AsS32(TSelf even, TSelf odd, ref int destination, nuint offset);
}
