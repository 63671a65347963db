namespace KernelGen.Training;

/// <summary>What dropout does in the present window; by default nothing.</summary>
/// <param name="Rate">The probability with which an element is dropped.</param>
/// <param name="Seed">The seed of all dropout of a run.</param>
/// <param name="Step">The number of the update.</param>
internal readonly record struct DropoutSetting(float Rate, ulong Seed, ulong Step);
