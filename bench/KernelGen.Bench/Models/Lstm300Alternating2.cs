namespace KernelGen.Bench.Models;

/// <summary>A layer as Xu et al. run it: two binary codes a weight, two a hidden unit and a feature, found on line.</summary>
[QuantizedLstm(Hidden = 300, WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Alternating)]
public sealed partial class Lstm300Alternating2;
