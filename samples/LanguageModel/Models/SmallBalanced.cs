using KernelGen;

namespace LanguageModel.Models;

/// <summary>Four-bit balanced weights and activations, 128 units (He et al. 2016).</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 128, WBits = 4)]
[QuantizedLstm(Hidden = 128, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 10_000, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class SmallBalanced : IEmittedModel<SmallBalanced, SmallBalanced.State, SmallBalanced.Workspace>;
