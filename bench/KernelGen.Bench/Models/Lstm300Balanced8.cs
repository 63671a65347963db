namespace KernelGen.Bench.Models;

/// <summary>8-bit weights, hidden state and features.</summary>
[QuantizedLstm(Hidden = 300, WBits = 8, ABits = 8, InputABits = 8, InputMinimum = 0, InputMaximum = 1)]
public sealed partial class Lstm300Balanced8;
