using KernelGen;

namespace LanguageModel.Models;

/// <summary>The ordinary tanh LSTM in 32-bit floats, 450 units: what the alternating model starts from.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 450, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 450, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 10_000, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb450Float : IEmittedModel<Ptb450Float, Ptb450Float.State, Ptb450Float.Workspace>;
