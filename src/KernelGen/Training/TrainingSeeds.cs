namespace KernelGen.Training;

/// <summary>
/// Seeds that are independent of each other, so that one can be changed and the rest of a run stays as it was.
/// </summary>
/// <param name="Initialisation">The weights before the first update.</param>
/// <param name="Order">The order in which the corpus is read; see <see cref="TrainingOptions.RotateCorpus"/>.</param>
/// <param name="Dropout">
/// Which activations are dropped. A new run that goes on from trained weights over the same text needs another seed than theirs: it would drop the
/// same elements of the same words again, with which the weights have learned. A resumed run goes on by itself.
/// </param>
/// <param name="Draws">Draws of stochastic quantizers, of weights and of activations.</param>
public sealed record TrainingSeeds(ulong Initialisation = 1, ulong Order = 2, ulong Dropout = 3, ulong Draws = 4);
