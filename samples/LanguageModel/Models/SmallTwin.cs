using KernelGen;

namespace LanguageModel.Models;

/// <summary>The float twin of the balanced model, 128 units: He et al.'s sigmoid cell without rounding.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 128)]
[QuantizedLstm(Hidden = 128)]
[QuantizedLinear(Outputs = 10_000)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class SmallTwin : IEmittedModel<SmallTwin, SmallTwin.State, SmallTwin.Workspace>;
