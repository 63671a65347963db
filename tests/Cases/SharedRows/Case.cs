using KernelGen;

namespace Cases;

/// <summary>A layer whose matrices are large enough for threads to share their rows: tables are looked up, sums wait for the scaling.</summary>
[QuantizedRnn(Input = 2_050, Hidden = 2_050, WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Uniform)]
public sealed partial class SharedRows;
