using KernelGen;

namespace Cases;

/// <summary>An input gate coupled to the forget gate, both of which see c, in floats, trained on values.</summary>
[QuantizedLstm(Input = 6, Hidden = 10, Quantizer = Quantizer.FullPrecision, Coupled = true, Peepholes = true)]
[QuantizedLinear(Outputs = 3, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.MeanSquaredError, Batch = 4, Steps = 12)]
public sealed partial class LstmCoupled;
