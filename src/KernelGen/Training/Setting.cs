namespace KernelGen.Training;

/// <summary>A setting of a run and what it must be.</summary>
/// <param name="Holds">Whether it is.</param>
/// <param name="Name">Its property.</param>
/// <param name="Value">What it is.</param>
/// <param name="Expected">What was expected, for messages.</param>
internal readonly record struct Setting(bool Holds, string Name, object Value, string Expected);
