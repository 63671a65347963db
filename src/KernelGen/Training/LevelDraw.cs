namespace KernelGen.Training;

/// <summary>The draw of an update's levels of activations.</summary>
/// <param name="Seed">The seed of all draws of a run.</param>
/// <param name="Update">The number of the update.</param>
internal readonly record struct LevelDraw(ulong Seed, ulong Update);
