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
