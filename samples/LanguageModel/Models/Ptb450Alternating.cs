using KernelGen;

namespace LanguageModel.Models;

/// <summary>Two-bit codes for every weight and for the hidden state, 450 units (Xu et al. 2018).</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 450, WBits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLstm(Hidden = 450, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 10_000, WBits = 2, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb450Alternating : IEmittedModel<Ptb450Alternating, Ptb450Alternating.State, Ptb450Alternating.Workspace>;
