using KernelGen;

namespace Cases;

/// <summary>An LSTM as TensorFlow Lite computes it, 8-bit codes and cells of 16 bits: gates from tables; codes of features enter and codes leave.</summary>
[IntegerOnly(Profile = IntegerProfile.TensorFlowLite)]
[QuantizedLstm(Input = 6, Hidden = 10)]
public sealed partial class IntegerLite;
