using KernelGen;

namespace LanguageModel.Models;

/// <summary>The ordinary tanh LSTM in 32-bit floats, 128 units: what the alternating model starts from.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 128, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 128, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 10_000, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class SmallFloat : IEmittedModel<SmallFloat, SmallFloat.State, SmallFloat.Workspace>;
