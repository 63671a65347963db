namespace KernelGen.Spec;

/// <summary>What the training attribute declares; the rest are options of a run.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Batch">Streams trained together.</param>
/// <param name="Steps">Time steps of truncated back-propagation, or of the longest sequence.</param>
public sealed record TrainingSpec(Loss Loss, int Batch, int Steps);
