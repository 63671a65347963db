using KernelGen;

namespace Cases;

/// <summary>An LSTM with a head of three values over raw features, trained by their squared errors.</summary>
[QuantizedLstm(Input = 6, Hidden = 20, WBits = 4, ABits = 4, InputABits = 8)]
[QuantizedLinear(Outputs = 3, WBits = 8)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 5)]
public sealed partial class LstmValues;
