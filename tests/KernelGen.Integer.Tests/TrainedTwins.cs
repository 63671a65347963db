using KernelGen;

namespace TrainedTwins;

/// <summary>LSTM, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 20)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmIntegers;

/// <summary>LSTM, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmFloat;

/// <summary>LSTM normalised by layer, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 24, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmNormedIntegers;

/// <summary>LSTM normalised by layer, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, ProductNorm = ProductNorm.Layer, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LstmNormedFloat;

/// <summary>GRU over features, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedGru(Input = 13, Hidden = 20)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class GruIntegers;

/// <summary>GRU over features, in floats.</summary>
[QuantizedGru(Input = 13, Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class GruFloat;

/// <summary>GRU normalised by mean absolute deviation, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedGru(Hidden = 24, ProductNorm = ProductNorm.MeanDeviation)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class GruNormedIntegers;

/// <summary>GRU normalised by mean absolute deviation, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 24, ProductNorm = ProductNorm.MeanDeviation, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class GruNormedFloat;

/// <summary>RNN over an RNN, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedRnn(Hidden = 20)]
[QuantizedRnn(Hidden = 18)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class RnnsIntegers;

/// <summary>RNN over an RNN, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 18, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class RnnsFloat;

/// <summary>An affine layer over features, in integers.</summary>
[IntegerOnly]
[QuantizedLinear(Input = 13, Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class AffineIntegers;

/// <summary>An affine layer over features, in floats.</summary>
[QuantizedLinear(Input = 13, Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class AffineFloat;

/// <summary>Residual layers, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 20)]
[QuantizedLstm(Hidden = 20, Residual = true)]
[QuantizedRnn(Hidden = 20, Residual = true)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class ResidualsIntegers;

/// <summary>Residual layers, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 20, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedRnn(Hidden = 20, Quantizer = Quantizer.FullPrecision, Residual = true)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class ResidualsFloat;

/// <summary>Scores by inner products over a pair of directions, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 16, Bidirectional = true)]
[Decoder(SourceSteps = 5)]
[QuantizedEmbedding(Vocabulary = 11, Size = 10)]
[QuantizedGru(Hidden = 20)]
[QuantizedAttention(Units = 18)]
[QuantizedLinear(Outputs = 11)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class ScaledIntegers;

/// <summary>Scores by inner products over a pair of directions, in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 16, Bidirectional = true, Quantizer = Quantizer.FullPrecision)]
[Decoder(SourceSteps = 5)]
[QuantizedEmbedding(Vocabulary = 11, Size = 10, Quantizer = Quantizer.FullPrecision)]
[QuantizedGru(Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedAttention(Units = 18, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 11, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class ScaledFloat;

/// <summary>Additive scores over features, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedGru(Input = 13, Hidden = 20)]
[Decoder(SourceSteps = 5)]
[QuantizedEmbedding(Vocabulary = 9, Size = 10)]
[QuantizedLstm(Hidden = 18)]
[QuantizedAttention(Units = 17, Score = AttentionScore.Additive)]
[QuantizedLinear(Outputs = 9)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class AdditiveIntegers;

/// <summary>Additive scores over features, in floats.</summary>
[QuantizedGru(Input = 13, Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[Decoder(SourceSteps = 5)]
[QuantizedEmbedding(Vocabulary = 9, Size = 10, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 18, Quantizer = Quantizer.FullPrecision)]
[QuantizedAttention(Units = 17, Score = AttentionScore.Additive, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 9, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class AdditiveFloat;

/// <summary>Affine layers with tanh below and above a recurrent one, in integers of many pieces.</summary>
[IntegerOnly(Pieces = 64)]
[QuantizedLinear(Input = 13, Outputs = 20, Activation = LinearActivation.Tanh)]
[QuantizedRnn(Hidden = 18)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh)]
[QuantizedLinear(Outputs = 5)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class BentIntegers;

/// <summary>Affine layers with tanh below and above a recurrent one, in floats.</summary>
[QuantizedLinear(Input = 13, Outputs = 20, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 18, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 17, Activation = LinearActivation.Tanh, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 5, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 24, Steps = 7)]
public sealed partial class BentFloat;

/// <summary>LSTM of TensorFlow Lite.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 20)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteIntegers;

/// <summary>The same in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 20, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteFloat;

/// <summary>LSTM of TensorFlow Lite with normalised sums.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 24, ProductNorm = ProductNorm.Sum)]
[QuantizedLinear(Outputs = 29)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteNormedIntegers;

/// <summary>The same in floats.</summary>
[QuantizedEmbedding(Vocabulary = 29, Size = 12, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 24, ProductNorm = ProductNorm.Sum, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 29, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 3, Steps = 7)]
public sealed partial class LiteNormedFloat;
