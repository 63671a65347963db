using KernelGen;

namespace LanguageModel.Models;

/// <summary>The GRU in 32-bit floats, 300 units: what the alternating GRU starts from.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 10_000, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb300Gru : IEmittedModel<Ptb300Gru, Ptb300Gru.State, Ptb300Gru.Workspace>;
