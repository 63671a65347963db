using KernelGen;

namespace Cases;

/// <summary>PyTorch's GRU.</summary>
[QuantizedGru(Input = 13, Hidden = 20, Quantizer = Quantizer.FullPrecision)]
public sealed partial class GruAfterFloat;
