namespace KernelGen.Bench.Models;

/// <summary>A small float layer, as audio and sensor streams use.</summary>
[QuantizedLstm(Hidden = 64, Quantizer = Quantizer.FullPrecision)]
public sealed partial class Lstm64Float;
