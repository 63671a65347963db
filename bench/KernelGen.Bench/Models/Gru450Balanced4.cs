namespace KernelGen.Bench.Models;

/// <summary>A gated recurrent unit of 4-bit weights, hidden state and features.</summary>
[QuantizedGru(Hidden = 450, WBits = 4, ABits = 4, InputABits = 4, InputMinimum = 0, InputMaximum = 1)]
public sealed partial class Gru450Balanced4;
