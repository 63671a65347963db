namespace KernelGen.Tests.Quantization;

/// <summary>What came out of a <see cref="LearnedActivationCase"/>.</summary>
internal sealed record LearnedActivationResult(float[] Levels, float[] Gradient, float ByLearned);
