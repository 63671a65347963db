using KernelGen;

namespace Cases;

/// <summary>Convolutions that look ahead, of letters: the model takes whole sequences, though no layer reads backward.</summary>
[QuantizedEmbedding(Vocabulary = 30, Size = 16, WBits = 4)]
[QuantizedConvolution(Filters = 24, Kernel = 5, Padding = ConvolutionPadding.Centred, WBits = 4, Activation = LinearActivation.Tanh, OutputABits = 4)]
[QuantizedConvolution(Filters = 20, Kernel = 4, Stride = 2, Padding = ConvolutionPadding.Centred, WBits = 4, Activation = LinearActivation.Tanh, OutputABits = 4)]
[QuantizedLinear(Outputs = 3, WBits = 4)]
[Training(Loss = Loss.BinaryCrossEntropy, Batch = 4, Steps = 12)]
public sealed partial class ConvolutionsCentred;
