using KernelGen;

namespace LanguageModel.Models;

/// <summary>The float twin of the balanced model, 300 units: He et al.'s sigmoid cell without rounding.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300)]
[QuantizedLstm(Hidden = 300)]
[QuantizedLinear(Outputs = 10_000)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb300Twin : IEmittedModel<Ptb300Twin, Ptb300Twin.State, Ptb300Twin.Workspace>;
