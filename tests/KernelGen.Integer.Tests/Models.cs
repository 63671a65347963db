using KernelGen;

namespace Cases;

/// <summary>8-bit LSTM over tokens, outputs that fill their rows.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 20)]
[QuantizedLinear(Outputs = 32)]
public sealed partial class Lstm8;

/// <summary>4-bit LSTM whose units fill no register, 8 pieces.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 37, WBits = 4)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class Lstm4;

/// <summary>3-bit LSTM with codes of 4 bits.</summary>
[IntegerOnly(Pieces = 32, Placement = KnotPlacement.Equidistant)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12, WBits = 4)]
[QuantizedLstm(Hidden = 64, WBits = 3, ABits = 4)]
[QuantizedLinear(Outputs = 11, WBits = 4)]
public sealed partial class Lstm3;

/// <summary>2-bit LSTM, large enough that tables are looked up.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 200, WBits = 2)]
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 2)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class Lstm2;

/// <summary>8-bit GRU over features without a last affine layer: codes leave.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 21)]
public sealed partial class GruFeatures;

/// <summary>4-bit GRU with layer normalisation.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 33, WBits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 5)]
public sealed partial class GruNormed;

/// <summary>RNN over features of 4 bits without biases.</summary>
[IntegerOnly]
[QuantizedRnn(Input = 13, Hidden = 48, InputABits = 4, Bias = false)]
[QuantizedLinear(Outputs = 5, Bias = false)]
public sealed partial class RnnPlain;

/// <summary>RNN with normalisation by mean absolute deviation below an LSTM: layers of different cells.</summary>
[IntegerOnly(Pieces = 2)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedRnn(Hidden = 33, ProductNorm = ProductNorm.MeanDeviation)]
[QuantizedLstm(Hidden = 18)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class TwoCells;

/// <summary>An affine layer alone: a network without recurrence.</summary>
[IntegerOnly]
[QuantizedLinear(Input = 70, Outputs = 19)]
public sealed partial class LinearOnly;

/// <summary>Rows of bytes that threads share.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 128)]
[QuantizedLinear(Outputs = 9000)]
public sealed partial class SharedBytes;

/// <summary>Rows that are looked up in tables and shared.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 512, WBits = 2)]
[QuantizedLinear(Outputs = 8200, WBits = 2)]
public sealed partial class SharedTables;

/// <summary>8-bit LSTM whose units fill no register, which counts.</summary>
[IntegerOnly(CountsSaturation = true)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 37)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class CountingLstm;

/// <summary>GRU with layer normalisation that counts.</summary>
[IntegerOnly(CountsSaturation = true)]
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, ProductNorm = ProductNorm.Layer)]
[QuantizedLinear(Outputs = 5)]
public sealed partial class CountingGru;

/// <summary>RNN with codes of 4 bits that counts.</summary>
[IntegerOnly(CountsSaturation = true)]
[QuantizedRnn(Input = 13, Hidden = 48, ABits = 4)]
public sealed partial class CountingRnn;

/// <summary>LSTM of TensorFlow Lite over tokens, whose units fill no register.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 37)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class LiteTokens;

/// <summary>Two LSTMs of TensorFlow Lite over features that count, the first with weights of 4 bits.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite, CountsSaturation = true)]
[QuantizedLstm(Input = 13, Hidden = 21, WBits = 4)]
[QuantizedLstm(Hidden = 18)]
[QuantizedLinear(Outputs = 5)]
public sealed partial class LiteCounting;

/// <summary>Two LSTMs of TensorFlow Lite over tokens with normalised sums: a power of two of units, and another number.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 32, ProductNorm = ProductNorm.Sum)]
[QuantizedLstm(Hidden = 21, ProductNorm = ProductNorm.Sum)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class LiteNormed;

/// <summary>LSTM of TensorFlow Lite over features with normalised sums, which counts.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite, CountsSaturation = true)]
[QuantizedLstm(Input = 13, Hidden = 53, ProductNorm = ProductNorm.Sum)]
public sealed partial class LiteNormedCounting;

/// <summary>Residual layers behind an embedding and behind another, whose sums have fewer bits; a power of two of units, and the same.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 37)]
[QuantizedLstm(Hidden = 37, Residual = true)]
[QuantizedGru(Hidden = 37, WBits = 4, Residual = true, OutputABits = 6)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class Residuals;

/// <summary>A residual layer of features whose sums leave.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite, CountsSaturation = true)]
[QuantizedLstm(Input = 16, Hidden = 16, InputABits = 5, Residual = true)]
public sealed partial class ResidualFeatures;
