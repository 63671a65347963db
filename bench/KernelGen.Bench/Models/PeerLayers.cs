namespace KernelGen.Bench.Models;

/*
 * Layers with the tanh cell that other runtimes have. Affine codes; features lie between 0 and 1.
 */

/// <summary>LSTM, 2-bit weights, hidden state and features.</summary>
[QuantizedLstm(Hidden = 450, WBits = 2, ABits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Lstm450Uniform2;

/// <summary>LSTM, 4-bit weights, hidden state and features.</summary>
[QuantizedLstm(Hidden = 450, WBits = 4, ABits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Lstm450Uniform4;

/// <summary>LSTM, 8-bit weights, hidden state and features.</summary>
[QuantizedLstm(Hidden = 450, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Lstm450Uniform8;

/// <summary>GRU with its reset before the product, as oneDNN has it, 2 bits.</summary>
[QuantizedGru(Hidden = 450, WBits = 2, ABits = 2, InputABits = 2, InputMinimum = 0, Reset = ResetGate.Before, Quantizer = Quantizer.Uniform)]
public sealed partial class Gru450Before2;

/// <summary>GRU with its reset behind the product, as PyTorch has it, 2 bits.</summary>
[QuantizedGru(Hidden = 450, WBits = 2, ABits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Gru450After2;

/// <summary>GRU with its reset before the product, as oneDNN has it, 8 bits.</summary>
[QuantizedGru(Hidden = 450, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Reset = ResetGate.Before, Quantizer = Quantizer.Uniform)]
public sealed partial class Gru450Before8;

/// <summary>GRU with its reset behind the product, as PyTorch has it, 8 bits.</summary>
[QuantizedGru(Hidden = 450, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Gru450After8;

/// <summary>One feature, 8 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 8, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small8Float;

/// <summary>One feature, 8 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 8, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small8Bytes;

/// <summary>One feature, 16 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 16, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small16Float;

/// <summary>One feature, 16 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 16, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small16Bytes;

/// <summary>One feature, 24 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 24, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small24Float;

/// <summary>One feature, 24 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 24, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small24Bytes;

/// <summary>One feature, 32 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 32, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small32Float;

/// <summary>One feature, 32 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 32, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small32Bytes;

/// <summary>One feature, 40 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 40, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small40Float;

/// <summary>One feature, 40 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 40, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small40Bytes;

/// <summary>One feature, 64 units, floats.</summary>
[QuantizedLstm(Input = 1, Hidden = 64, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Small64Float;

/// <summary>One feature, 64 units, 8 bits.</summary>
[QuantizedLstm(Input = 1, Hidden = 64, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform)]
public sealed partial class Small64Bytes;

/// <summary>Next-word prediction at 2/2 bits by the balanced mean.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2)]
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 2)]
[QuantizedLinear(Outputs = 10_000, WBits = 2)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
public sealed partial class Word300Balanced2;
