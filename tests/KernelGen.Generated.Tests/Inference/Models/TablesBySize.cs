using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Tables of partial sums whose sums are widened twice: several runs in bytes, then several parts in words.
 */

/// <summary>One-bit codes against integers of two digits, more columns than words hold the sums of.</summary>
[QuantizedRnn(Input = 8_200, Hidden = 5, WBits = 1, ABits = 4, InputABits = 4, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class TablesOfManyDigits;
