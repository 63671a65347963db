namespace KernelGen.Bench.Models;

/// <summary>A layer as He et al. run it: 4-bit weights, 4-bit hidden state and features.</summary>
[QuantizedLstm(Hidden = 300, WBits = 4, ABits = 4, InputABits = 4, InputMinimum = 0, InputMaximum = 1)]
public sealed partial class Lstm300Balanced4;
