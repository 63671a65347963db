namespace KernelGen.Bench.Models;

/// <summary>A layer of affine codes: two bits a weight, two a hidden unit and a feature.</summary>
[QuantizedLstm(Hidden = 450, WBits = 2, ABits = 2, InputABits = 2)]
public sealed partial class Lstm450Balanced2;
