using KernelGen.Formats;

namespace KernelGen.Tests.Quantization;

/// <summary>What came out for one matrix.</summary>
internal sealed record QuantizedResult(float[] Effective, float[] Gradient, float[] LastRow, QuantizedMatrix Packed);
