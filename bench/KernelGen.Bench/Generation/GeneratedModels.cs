using System.Collections.Generic;

namespace KernelGen.Bench.Generation;

/// <summary>The declarations that the generator is timed on.</summary>
internal static class GeneratedModels
{
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("lstm 450 4/4", "[QuantizedLstm(Hidden = 450, WBits = 4, ABits = 4)]"),
        new(
            "word 300 2/2, trained",
            """
            [QuantizedEmbedding(Vocabulary = 10_000, Size = 300, WBits = 2, Quantizer = Quantizer.Alternating)]
            [QuantizedLstm(Hidden = 300, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
            [QuantizedLinear(Outputs = 10_000, WBits = 2, ABits = 2, Quantizer = Quantizer.Alternating)]
            [Training(Loss = Loss.SoftmaxCrossEntropy, Batch = 20, Steps = 35)]
            """),
        new(
            "two layers of 8 bits",
            """
            [QuantizedGru(Input = 40, Hidden = 128, WBits = 8, ABits = 8, InputABits = 8)]
            [QuantizedLstm(Hidden = 64, WBits = 4, ABits = 4)]
            [QuantizedLinear(Outputs = 10, WBits = 4, ABits = 4)]
            """),
    ];
}
