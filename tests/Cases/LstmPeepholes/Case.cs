using KernelGen;

namespace Cases;

/// <summary>Gates that see c, with 4-bit codes, trained on values.</summary>
[QuantizedLstm(Input = 12, Hidden = 24, WBits = 4, ABits = 4, Peepholes = true)]
[QuantizedLinear(Outputs = 3, WBits = 4)]
[Training(Loss = Loss.MeanSquaredError, Batch = 4, Steps = 12)]
public sealed partial class LstmPeepholes;
