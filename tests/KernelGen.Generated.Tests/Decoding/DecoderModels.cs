using KernelGen;

namespace Cases;

/// <summary>Floats everywhere and the scaled inner product, behind an encoder that reads both ways.</summary>
[QuantizedEmbedding(Vocabulary = 20, Size = 12)]
[QuantizedGru(Hidden = 18, Bidirectional = true)]
[Decoder(SourceSteps = 9)]
[QuantizedEmbedding(Vocabulary = 7, Size = 10)]
[QuantizedLstm(Hidden = 17)]
[QuantizedAttention]
[QuantizedLinear(Outputs = 21, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 7)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DecoderFloat;

/// <summary>Floats, an additive score, an encoder that ends in an affine layer, and a recurrent layer behind attention.</summary>
[QuantizedEmbedding(Vocabulary = 20, Size = 12)]
[QuantizedGru(Hidden = 18)]
[QuantizedLinear(Outputs = 19)]
[Decoder(SourceSteps = 33)]
[QuantizedEmbedding(Vocabulary = 7, Size = 16)]
[QuantizedAttention(Units = 5, Score = AttentionScore.Additive)]
[QuantizedGru(Hidden = 20)]
[QuantizedLinear(Outputs = 7)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DecoderAdditive;

/// <summary>Codes found on line everywhere, and sources of features.</summary>
[QuantizedLstm(Input = 5, Hidden = 24, Bidirectional = true, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[Decoder(SourceSteps = 10)]
[QuantizedEmbedding(Vocabulary = 7, Size = 16, WBits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedGru(Hidden = 20, WBits = 3, ABits = 3, Quantizer = Quantizer.Alternating)]
[QuantizedAttention(Units = 18, WBits = 3, OutputABits = 3, Score = AttentionScore.Additive, Quantizer = Quantizer.Alternating)]
[QuantizedLinear(Outputs = 7, WBits = 3, Quantizer = Quantizer.Alternating)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DecoderOnLine;

/// <summary>A learned range of h in the encoder, powers of two, and an embedding of codes that attention reads at once.</summary>
[QuantizedEmbedding(Vocabulary = 20, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 16, WBits = 3, ABits = 4, Quantizer = Quantizer.DenseShift, ActivationQuantizer = Quantizer.LearnedStep)]
[Decoder(SourceSteps = 6)]
[QuantizedEmbedding(Vocabulary = 7, Size = 16, WBits = 4)]
[QuantizedAttention(WBits = 4, Units = 16)]
[QuantizedRnn(Hidden = 16, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 7, WBits = 8)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 6)]
public sealed partial class DecoderLearned;

/// <summary>An encoder of two strides: the decoder attends to a row for every 4 time steps of features.</summary>
[FrameStacking(Input = 5, Frames = 3, Stride = 2)]
[QuantizedLinear(Outputs = 20, Activation = LinearActivation.Tanh)]
[FrameStacking(Frames = 2, Stride = 2)]
[QuantizedGru(Hidden = 18, Bidirectional = true)]
[Decoder(SourceSteps = 24)]
[QuantizedEmbedding(Vocabulary = 7, Size = 16)]
[QuantizedGru(Hidden = 20)]
[QuantizedAttention(Units = 18)]
[QuantizedLinear(Outputs = 7)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DecoderPyramid;

/// <summary>Every second token of a source, as codes.</summary>
[QuantizedEmbedding(Vocabulary = 20, Size = 16, WBits = 4)]
[QuantizedLstm(Hidden = 16, WBits = 4, ABits = 4)]
[FrameStacking(Frames = 1, Stride = 2, OutputABits = 4, OutputMinimum = 0, OutputMaximum = 1)]
[Decoder(SourceSteps = 12)]
[QuantizedEmbedding(Vocabulary = 7, Size = 16, WBits = 4)]
[QuantizedGru(Hidden = 20, WBits = 4, ABits = 4)]
[QuantizedAttention(Units = 18, WBits = 4)]
[QuantizedLinear(Outputs = 7, WBits = 4)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 4, Steps = 8)]
public sealed partial class DecoderOfPairs;
