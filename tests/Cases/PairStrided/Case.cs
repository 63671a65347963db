using KernelGen;

namespace Cases;

/// <summary>A pyramid: layers that read from both ends, the second over pairs of rows of the first.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 20, WBits = 4, ABits = 4, Bidirectional = true)]
[FrameStacking(Frames = 2, Stride = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[QuantizedLstm(Hidden = 20, WBits = 4, ABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 3, WBits = 4)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 4, Steps = 12)]
public sealed partial class PairStrided;
