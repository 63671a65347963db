namespace KernelGen.Quantization;

/// <summary>What quantization did to one matrix or to the rows of one gate of it.</summary>
/// <param name="Tensor">The matrix by its tensor's name.</param>
/// <param name="Gate">The gate (i, f, g, o of an LSTM, without i where it is coupled; r, z, n of a GRU); empty for a whole matrix.</param>
/// <param name="RelativeError">
/// ||w - q||^2 / ||w||^2 (papers section 0.4), 0 for a float matrix, infinite where weights of zero became others; w is what the float twin computes with, after tanh or relu where
/// the method has one.
/// </param>
/// <param name="SaturatedShare">The share of weights beyond the outermost levels of their row.</param>
/// <param name="Bits">Bits a weight.</param>
/// <param name="Bytes">Bytes of codes and coefficients; scales that gates or matrices share are not counted.</param>
public sealed record QuantizationRow(string Tensor, string Gate, double RelativeError, double SaturatedShare, int Bits, long Bytes);
