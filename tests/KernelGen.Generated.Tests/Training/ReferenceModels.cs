namespace KernelGen.Generated.Tests.Training;

[QuantizedRnn(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision, Activation = CellActivation.Tanh)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceRnnTanh;

[QuantizedRnn(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision, Activation = CellActivation.Relu)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceRnnRelu;

[QuantizedLstm(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceLstm;

[QuantizedGru(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceGru;

[QuantizedLstm(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceLstmStack;

[QuantizedGru(Input = 5, Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 7, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class ReferenceGruStack;
