using KernelGen;

namespace Cases;

/// <summary>8-bit LSTM that reads features from both ends.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 13, Hidden = 20, Bidirectional = true)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class LstmPair8;

/// <summary>4-bit LSTM over tokens whose units fill no register, normalised.</summary>
[IntegerOnly(Pieces = 12)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 37, WBits = 4, ProductNorm = ProductNorm.Layer, Bidirectional = true)]
[QuantizedLinear(Outputs = 32)]
public sealed partial class LstmPairNormed4;

/// <summary>2-bit LSTM with codes of 4 bits and large enough that tables are looked up, over tokens.</summary>
[IntegerOnly]
[QuantizedEmbedding(Vocabulary = 29, Size = 160, WBits = 2)]
[QuantizedLstm(Hidden = 130, WBits = 2, ABits = 2, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 2)]
public sealed partial class LstmPair2;

/// <summary>Two GRUs of 4 and 8 bits, each from both ends; the codes of the upper one leave.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 21, WBits = 4, InputABits = 4, ABits = 6, Bidirectional = true)]
[QuantizedGru(Hidden = 18, Bidirectional = true)]
public sealed partial class GruPairs;

/// <summary>A GRU from both ends under an RNN in one direction, whose codes leave.</summary>
[IntegerOnly]
[QuantizedGru(Input = 13, Hidden = 33, ProductNorm = ProductNorm.MeanDeviation, Bidirectional = true)]
[QuantizedRnn(Hidden = 16)]
public sealed partial class GruPairUnderRnn;

/// <summary>An RNN without biases over an LSTM in one direction, over tokens; outputs of 32 bits.</summary>
[IntegerOnly(Pieces = 8)]
[QuantizedEmbedding(Vocabulary = 29, Size = 12)]
[QuantizedLstm(Hidden = 18)]
[QuantizedRnn(Hidden = 24, WBits = 8, Bias = false, Bidirectional = true)]
[QuantizedLinear(Outputs = 11, WBits = 4)]
public sealed partial class RnnPairOverLstm;

/// <summary>An LSTM of 4-bit codes from both ends that counts.</summary>
[IntegerOnly(CountsSaturation = true)]
[QuantizedLstm(Input = 13, Hidden = 37, ABits = 4, Bidirectional = true)]
[QuantizedLinear(Outputs = 11)]
public sealed partial class CountingPair;

/// <summary>A residual pair of features below one whose sums leave.</summary>
[IntegerOnly]
[QuantizedLstm(Input = 26, Hidden = 13, Residual = true, Bidirectional = true)]
[QuantizedRnn(Hidden = 13, Residual = true, OutputABits = 7, Bidirectional = true)]
public sealed partial class ResidualPairs;
