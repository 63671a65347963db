using KernelGen.Formats;

namespace KernelGen.Tests.Quantization;

/// <summary>What came out of an <see cref="ExtraTensorCase"/>.</summary>
internal sealed record ExtraTensorResult(float[] Effective, float[] Gradient, float[][] ByExtras, QuantizedMatrix Packed);
