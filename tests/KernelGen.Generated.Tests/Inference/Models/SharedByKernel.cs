using KernelGen;

namespace Cases;

/*
 * Matrices just large enough for threads to share their rows, one for every kernel; SharedRows looks up tables.
 */

/// <summary>Float rows; the candidate has a product of its own.</summary>
[QuantizedGru(Input = 8, Hidden = 516, Quantizer = Quantizer.FullPrecision, Reset = ResetGate.Before)]
public sealed partial class SharedFloats;

/// <summary>Bytes expanded against floats; the outputs are the rows.</summary>
[QuantizedLinear(Input = 420, Outputs = 640, WBits = 8)]
public sealed partial class SharedCodesOfFloats;

/// <summary>Four bits look up floats.</summary>
[QuantizedLinear(Input = 700, Outputs = 770, WBits = 3, Quantizer = Quantizer.SignSparseShift)]
public sealed partial class SharedFloatTables;

/// <summary>Pairs of bytes.</summary>
[QuantizedLinear(Input = 1_440, Outputs = 1_490, WBits = 4, InputABits = 4)]
public sealed partial class SharedPairs;

/// <summary>Dots of four bytes.</summary>
[QuantizedLinear(Input = 1_010, Outputs = 1_080, WBits = 8, InputABits = 8)]
public sealed partial class SharedDots;

/// <summary>Two bytes against floats.</summary>
[QuantizedLinear(Input = 700, Outputs = 770, WBits = 16)]
public sealed partial class SharedWideCodes;

/// <summary>Two bytes against words: sums of 64 bits, which wait.</summary>
[QuantizedLinear(Input = 700, Outputs = 770, WBits = 16, InputABits = 12)]
public sealed partial class SharedJoinedSums;

/// <summary>Exponents of floats are added to.</summary>
[QuantizedLinear(Input = 500, Outputs = 540, WBits = 7, Quantizer = Quantizer.Exponential)]
public sealed partial class SharedShiftsOfFloats;

/// <summary>Integers are shifted, sums of 32 bits.</summary>
[QuantizedLinear(Input = 500, Outputs = 540, WBits = 5, MinExponent = -6, MaxExponent = 0, InputABits = 4, Quantizer = Quantizer.Exponential)]
public sealed partial class SharedShifts;

/// <summary>Integers are shifted, sums of 64 bits, which wait.</summary>
[QuantizedLinear(Input = 500, Outputs = 540, WBits = 7, InputABits = 8, Quantizer = Quantizer.Exponential)]
public sealed partial class SharedWideShifts;
