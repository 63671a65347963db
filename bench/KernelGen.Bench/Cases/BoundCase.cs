namespace KernelGen.Bench.Cases;

/// <summary>Three versions of one model, each with its own state, ready to be timed.</summary>
internal sealed record BoundCase(string Name, Advance Emitted, Advance Generic, Advance FloatSimd);
