using KernelGen.Spec;

namespace QuantizerStudy.Integers;

/// <summary>What a number of pieces costs.</summary>
/// <param name="Pieces">Pieces and their placement.</param>
/// <param name="GreatestError">The greatest error of sigmoid and tanh.</param>
/// <param name="Above">By how many percent the perplexity lies above that of the most pieces.</param>
internal sealed record PieceResult(IntegerSpec Pieces, double GreatestError, double Above);
