using KernelGen;

namespace LanguageModel.Models;

/// <summary>Three-bit codes for every weight and for the hidden state, 300 units (Xu et al. 2018).</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 300, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 10_000, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb300Alternating3 : IEmittedModel<Ptb300Alternating3, Ptb300Alternating3.State, Ptb300Alternating3.Workspace>;
