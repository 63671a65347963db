using KernelGen;

#pragma warning disable KG0019 // Recurrent weights of one bit: what is tested here is their arithmetic.

namespace Cases;

/*
 * Tables of partial sums whose sums are widened twice: several runs in bytes, then several parts in words.
 */

/// <summary>One-bit codes against integers of two digits, more columns than words hold the sums of.</summary>
[QuantizedRnn(Input = 8_200, Hidden = 5, WBits = 1, ABits = 4, InputABits = 4, Quantizer = Quantizer.BinaryConnect)]
public sealed partial class TablesOfManyDigits;

/// <summary>Two planes joined in words, runs of three steps and one of what is left; the outputs are the rows.</summary>
[QuantizedLinear(Input = 100, Outputs = 64, WBits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class LinearTablesOfRows;

/// <summary>Three planes, a run a step, whose sums fit no word together.</summary>
[QuantizedLinear(Input = 900, Outputs = 128, WBits = 3, InputABits = 3, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class LinearTablesOfThreePlanes;

/// <summary>Sums widened within a step, in several parts.</summary>
[QuantizedRnn(Input = 2_300, Hidden = 21, WBits = 2, ABits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnTablesOfHalves;

/// <summary>Runs of three steps in several parts.</summary>
[QuantizedRnn(Input = 11_000, Hidden = 5, WBits = 2, ABits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class RnnTablesOfPlanesInParts;
