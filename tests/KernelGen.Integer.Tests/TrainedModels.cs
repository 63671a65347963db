using KernelGen;

namespace TrainedCases;

/// <summary>8-bit LSTM over tokens.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 20)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmTokens;

/// <summary>4-bit LSTM with layer normalisation, whose units fill no register, of 8 pieces.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 37, WBits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmNormed;

/// <summary>GRU over features, normalised by mean absolute deviation.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 21, ProductNorm = ProductNorm.MeanDeviation)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class GruFeatures;

/// <summary>GRU of 4-bit codes below an RNN without biases: layers of different cells.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedGru(Hidden = 24, ABits = 4)]
[QuantizedRnn(Hidden = 18, Bias = false)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class TwoCells;

/// <summary>LSTM whose rows have more columns than a float sum of integers is exact for.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 1100)]
[QuantizedLstm(Hidden = 16)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 2, Steps = 3)]
public sealed partial class LstmWide;

/// <summary>Two pairs of directions over features of 4-bit codes, the upper one normalised.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 13, InputABits = 4, Hidden = 17, Bidirectional = true)]
[QuantizedLstm(Hidden = 16, Bidirectional = true, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmPairs;

/// <summary>Residual layers of tokens: sums of 8 and of 6 bits, units that fill no register.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 19)]
[QuantizedLstm(Hidden = 19, Residual = true)]
[QuantizedGru(Hidden = 19, Residual = true, OutputABits = 6)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class Residuals;

/// <summary>A residual pair over features, below one that is none.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 34, Hidden = 17, Residual = true, Bidirectional = true)]
[QuantizedRnn(Hidden = 16, Bidirectional = true)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class ResidualPair;

/// <summary>Affine layers with tanh at the beginning and between others: outputs of 5 bits, none of which fill registers, and one without a bias.</summary>
[IntegerOnly]
[QuantizedLinear(Input = 13, Outputs = 21, Activation = LinearActivation.Tanh, OutputABits = 5)]
[QuantizedLstm(Hidden = 18)]
[QuantizedLinear(Outputs = 11, WBits = 4, Activation = LinearActivation.Tanh, Bias = false)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class Affines;

/// <summary>Encoder and decoder of tokens with scores by inner products; a pair of directions is what is attended to.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 17, Bidirectional = true)]
[Decoder(SourceSteps = 9)]
[QuantizedEmbedding(Vocabulary = 11, Size = 10)]
[QuantizedGru(Hidden = 20)]
[QuantizedAttention(Units = 19)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class DotDecoder;

/// <summary>A source of features whose encoder ends in an affine layer with tanh, additive scores of few bits, and an affine layer between attention and the last one.</summary>
[IntegerOnly(Pieces = 12)]
[QuantizedGru(Input = 13, InputABits = 5, Hidden = 21, WBits = 4)]
[QuantizedLinear(Outputs = 13, Activation = LinearActivation.Tanh)]
[Decoder(SourceSteps = 19)]
[QuantizedEmbedding(Vocabulary = 9, Size = 10, WBits = 4)]
[QuantizedRnn(Hidden = 18)]
[QuantizedAttention(Units = 17, Score = AttentionScore.Additive, OutputABits = 6)]
[QuantizedLinear(Outputs = 16, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 9)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class AdditiveDecoder;

/// <summary>A pair of directions that learns labels whose timing is not known.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 13, Hidden = 17, Bidirectional = true)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.Ctc, Batch = 3, Steps = 12)]
public sealed partial class PairLabels;

/// <summary>Values at every time step, behind an affine layer with tanh.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 18)]
[QuantizedLinear(Outputs = 9, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 2)]
[Training(Loss = Loss.MeanSquaredError, Batch = 3, Steps = 7)]
public sealed partial class BentValues;

/// <summary>A residual pair whose sums are attended to by rows of an embedding, both with more columns than a float sum of integers is exact for, and an affine layer of as many.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 5, Size = 528)]
[QuantizedRnn(Hidden = 264, Bidirectional = true, Residual = true)]
[Decoder(SourceSteps = 4)]
[QuantizedEmbedding(Vocabulary = 9, Size = 600)]
[QuantizedAttention(Units = 16)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh)]
[QuantizedRnn(Hidden = 20)]
[QuantizedLinear(Outputs = 9)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 4)]
public sealed partial class WideDecoder;

/// <summary>A residual layer below attention, whose codes are those of its sums.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 16)]
[Decoder(SourceSteps = 6)]
[QuantizedEmbedding(Vocabulary = 9, Size = 18)]
[QuantizedLstm(Hidden = 18, Residual = true)]
[QuantizedAttention(Score = AttentionScore.Additive)]
[QuantizedLinear(Outputs = 9)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 5)]
public sealed partial class ResidualDecoder;

/// <summary>LSTMs of TensorFlow Lite, the second with weights of 4 bits, units that fill no register.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 21)]
[QuantizedLstm(Hidden = 18, WBits = 4, ABits = 5)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteTokens;

/// <summary>LSTMs of TensorFlow Lite with normalised sums, a residual one behind a pair.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedLstm(Input = 13, Hidden = 17, Bidirectional = true, ProductNorm = ProductNorm.Sum)]
[QuantizedLstm(Hidden = 34, Residual = true, ProductNorm = ProductNorm.Sum)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteSums;
