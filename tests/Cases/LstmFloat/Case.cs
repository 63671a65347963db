using KernelGen;

namespace Cases;

/// <summary>A float network whose sizes fill no register.</summary>
[QuantizedLstm(Input = 20, Hidden = 45, Quantizer = Quantizer.FullPrecision)]
public sealed partial class LstmFloat;
