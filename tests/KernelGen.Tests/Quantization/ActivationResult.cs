namespace KernelGen.Tests.Quantization;

/// <summary>What quantizing activations wrote.</summary>
internal sealed record ActivationResult(float[] Values, int[] Integers, float[] Coefficients, int[] Totals);
