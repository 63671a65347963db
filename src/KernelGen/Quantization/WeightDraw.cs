namespace KernelGen.Quantization;

/// <summary>
/// One draw of stochastic codes: the numbers are a pure function of it, the matrix and the place in the matrix, so that neither
/// threads nor lanes change them. Ott et al. draw once a mini-batch; all time steps share the draw.
/// </summary>
/// <param name="Seed">The seed.</param>
/// <param name="Stream">The matrix.</param>
/// <param name="Update">The update.</param>
public readonly record struct WeightDraw(ulong Seed, ulong Stream, ulong Update);
