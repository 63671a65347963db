namespace KernelGen.Quantization;

/// <summary>What quantizing one matrix alone costs.</summary>
/// <param name="Tensor">The matrix by its tensor's name.</param>
/// <param name="Loss">The loss with this matrix quantized and the others float.</param>
/// <param name="Rise">The same above the loss of the float weights.</param>
public sealed record SensitivityRow(string Tensor, double Loss, double Rise);
