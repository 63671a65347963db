using KernelGen;

namespace Cases;

/// <summary>A projection with 4-bit codes over a stated range, trained on values.</summary>
[QuantizedLstm(Input = 12, Hidden = 24, Projection = 10, WBits = 4, ABits = 4, OutputMinimum = -2, OutputMaximum = 2)]
[QuantizedLinear(Outputs = 3, WBits = 4)]
[Training(Loss = Loss.MeanSquaredError, Batch = 4, Steps = 12)]
public sealed partial class LstmProjected;
