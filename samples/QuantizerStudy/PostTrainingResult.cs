using KernelGen;

namespace QuantizerStudy;

/// <summary>A float model whose weights were quantized without training.</summary>
/// <param name="Quantizer">The method; FullPrecision for the float model itself.</param>
/// <param name="Bits">Bits a weight.</param>
/// <param name="RelativeError">||w - q||^2 / ||w||^2 over the recurrent layer's two matrices.</param>
/// <param name="Perplexity">Of the text, activations in float.</param>
/// <param name="PackedBytes">Codes, coefficients, scales and biases.</param>
internal sealed record PostTrainingResult(Quantizer Quantizer, int Bits, double RelativeError, double Perplexity, long PackedBytes);
