namespace KernelGen.Tests.Quantization;

/// <summary>What came out of a <see cref="LossAwareCase"/>.</summary>
internal sealed record LossAwareResult(float[] Effective, float Scale);
