using KernelGen;

namespace LanguageModel.Models;

/// <summary>Two-bit codes for every weight and for the hidden state of a GRU, 300 units (Xu et al. 2018).</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 300, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb300GruAlternating : IEmittedModel<Ptb300GruAlternating, Ptb300GruAlternating.State, Ptb300GruAlternating.Workspace>;
