using KernelGen;

namespace LanguageModel.Models;

/// <summary>The float twin of the balanced model, 450 units: He et al.'s sigmoid cell without rounding.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 450)]
[QuantizedLstm(Hidden = 450)]
[QuantizedLinear(Outputs = 10_000)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class Ptb450Twin : IEmittedModel<Ptb450Twin, Ptb450Twin.State, Ptb450Twin.Workspace>;
