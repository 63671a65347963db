namespace KernelGen.Bench.Models;

/// <summary>An integer-only layer, weights and codes of 8 bits, 16 pieces.</summary>
[IntegerOnly]
[QuantizedLstm(Hidden = 450)]
public sealed partial class Lstm450Integer8;

/// <summary>The same with weights of 4 bits.</summary>
[IntegerOnly]
[QuantizedLstm(Hidden = 450, WBits = 4)]
public sealed partial class Lstm450Integer4;

/// <summary>The same with products normalised by layer.</summary>
[IntegerOnly]
[QuantizedLstm(Hidden = 450, WBits = 4, ProductNorm = ProductNorm.Layer)]
public sealed partial class Lstm450Integer4Normed;

/// <summary>Weights of 8 bits, products normalised by layer.</summary>
[IntegerOnly]
[QuantizedLstm(Hidden = 450, ProductNorm = ProductNorm.Layer)]
public sealed partial class Lstm450Integer8Normed;
