using KernelGen;

namespace Cases;

/// <summary>A float network so small that it is unrolled whole.</summary>
[QuantizedLstm(Hidden = 8, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmTiny;
