namespace KernelGen.Bench.Models;

/// <summary>A small layer of 4-bit weights, hidden state and features.</summary>
[QuantizedLstm(Hidden = 64, WBits = 4, ABits = 4, InputABits = 4, InputMinimum = 0, InputMaximum = 1)]
public sealed partial class Lstm64Balanced4;
