using KernelGen;

namespace QuantizerStudy.Models;

/// <summary>The float LSTM of the Penn Treebank experiments: 300 units, 10,000 words.</summary>
[QuantizedEmbedding(Vocabulary = 10_000, Size = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLstm(Hidden = 300, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 10_000, Quantizer = Quantizer.FullPrecision)]
[Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
internal sealed partial class PtbLstm;
