namespace KernelGen.Bench.Models;

/// <summary>The ordinary float layer.</summary>
[QuantizedLstm(Hidden = 300, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Lstm300Float;
