namespace KernelGen.Bench.Cases;

/// <summary>Moves a stream on by one time step; <paramref name="step"/> chooses its input.</summary>
internal delegate void Advance(int step);
