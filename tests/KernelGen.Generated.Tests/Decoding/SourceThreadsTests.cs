using System;
using KernelGen.Generated.Tests.Inference;
using Xunit;

namespace KernelGen.Generated.Tests.Decoding;

/// <summary>An encoder and a decoder with matrices so large that threads share them.</summary>
[QuantizedEmbedding(Vocabulary = 5, Size = 520, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 520, Quantizer = Quantizer.FullPrecision)]
[Decoder(SourceSteps = 4)]
[QuantizedEmbedding(Vocabulary = 7, Size = 8, Quantizer = Quantizer.FullPrecision)]
[QuantizedRnn(Hidden = 520, Quantizer = Quantizer.FullPrecision)]
[QuantizedAttention(Units = 520, Quantizer = Quantizer.FullPrecision)]
[QuantizedLinear(Outputs = 7, Quantizer = Quantizer.FullPrecision)]
public sealed partial class SharedSources;

/// <summary>Sources whose threads have ended.</summary>
public sealed class SourceThreadsTests
{
    [Fact]
    public void ASourceWhoseThreadsHaveEnded_IsRefused_AndHoldsWhatItHeld()
    {
        using SharedSources model = SharedSources.Pack(new ExampleData(SharedSources.Spec).Weights);
        SharedSources.Source source = model.CreateSource(threads: 2), other = model.CreateSource();
        model.Encode([1, 2], source);
        model.Encode([1, 2], other);
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Encode([3, 4, 1], source));
        Assert.Equal(2, source.Length);
        float[] output = new float[SharedSources.OutputSize], expected = new float[SharedSources.OutputSize];
        model.Step(1, source, model.CreateState(), output);
        model.Step(1, other, model.CreateState(), expected);
        Assert.Equal(expected, output);
    }
}
