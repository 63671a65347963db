namespace KernelGen.Bench.Models;

/*
 * Single products, float vector in and float vector out, as they stand beside other runtimes. Features lie between 0 and 1.
 */

/// <summary>4096 x 1024, affine codes of 2 bits on both sides.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix4096Uniform2;

/// <summary>4096 x 1024, 3 bits.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 3, InputABits = 3, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix4096Uniform3;

/// <summary>4096 x 1024, 4 bits.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix4096Uniform4;

/// <summary>4096 x 1024, 2-bit weights, 8-bit activations.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 2, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix4096Uniform2By8;

/// <summary>4096 x 1024, 4-bit weights, 8-bit activations.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 4, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix4096Uniform4By8;

/// <summary>4096 x 1024, signs and a scale a row, 4-bit activations.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 1, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.BinaryWeight, Bias = false)]
public sealed partial class Matrix4096Binary4;

/// <summary>4096 x 1024, two planes found on line.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 2, InputABits = 2, Quantizer = Quantizer.Alternating, Bias = false)]
public sealed partial class Matrix4096Alternating2;

/// <summary>4096 x 1024, three planes found on line.</summary>
[QuantizedLinear(Input = 1024, Outputs = 4096, WBits = 3, InputABits = 3, Quantizer = Quantizer.Alternating, Bias = false)]
public sealed partial class Matrix4096Alternating3;

/// <summary>1800 x 900: the gates of an LSTM of 450 units on 450 inputs.</summary>
[QuantizedLinear(Input = 900, Outputs = 1800, WBits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix1800Uniform2;

/// <summary>1800 x 900, 4 bits.</summary>
[QuantizedLinear(Input = 900, Outputs = 1800, WBits = 4, InputABits = 4, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix1800Uniform4;

/// <summary>1800 x 900, 2-bit weights, 8-bit activations.</summary>
[QuantizedLinear(Input = 900, Outputs = 1800, WBits = 2, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix1800Uniform2By8;

/// <summary>1800 x 900, 4-bit weights, 8-bit activations.</summary>
[QuantizedLinear(Input = 900, Outputs = 1800, WBits = 4, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix1800Uniform4By8;

/// <summary>42,000 x 1024: the softmax of a large vocabulary.</summary>
[QuantizedLinear(Input = 1024, Outputs = 42_000, WBits = 2, InputABits = 2, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix42000Uniform2;

/// <summary>42,000 x 1024, 2-bit weights, 8-bit activations.</summary>
[QuantizedLinear(Input = 1024, Outputs = 42_000, WBits = 2, InputABits = 8, InputMinimum = 0, Quantizer = Quantizer.Uniform, Bias = false)]
public sealed partial class Matrix42000Uniform2By8;
