using System;
using System.Linq;
using KernelGen.Spec;
using KernelGen.Widening;
using Xunit;

namespace KernelGen.Tests.Widening;

/// <summary>Widths of Deep Speech against the figures of Kapur et al. 2017.</summary>
public sealed class ModelWidthsTests
{
    private static readonly ModelSpec floats = DeepSpeech.Of(32, 32), fourBits = DeepSpeech.Of(4, 32);

    [Fact]
    public void DeepSpeech_HasTheParametersOfThePaper() =>
        Assert.Equal(122_732_573, ModelWidths.Layers(floats).Sum(layer => ModelWidths.WeightsOf(floats, layer)));

    [Fact]
    public void DeepSpeech_HasTheActivationsOfThePaper_OfWhichTheLstmAt8BitsLeaves78Percent()
    {
        Assert.Equal(14_336, ModelWidths.Activations(floats));
        double lstm = floats.Layers[DeepSpeech.Recurrent + 1].OutputSize;
        Assert.Equal(0.7857, (14_336 - lstm * (1 - 8 / 32.0)) / 14_336, 1e-4);
    }

    [Fact]
    public void DenseLayersAt4Bits_LeaveTheModelAt84Percent() =>
        Assert.Equal(0.843, (double)PackedSize.Of(fourBits).Bytes / PackedSize.Of(floats).Bytes, 5e-4);

    [Fact]
    public void EligibleLayers_AreThePapers_1_2_And_5() =>
        Assert.Equal([DeepSpeech.Layer1, DeepSpeech.Layer2, DeepSpeech.Layer5], ModelWidths.Eligible(floats));

    [Theory]
    [InlineData(2560, 0.0069)]
    [InlineData(3072, 0.0144)]
    public void WideningThem_AddsWhatTheReferenceCounts(int units, double share)
    {
        ModelSpec wider = new[] { DeepSpeech.Layer1, DeepSpeech.Layer2, DeepSpeech.Layer5 }
            .Aggregate(fourBits, (model, layer) => ModelWidths.With(model, layer, units));
        long extra = PackedSize.Of(wider).Bytes - PackedSize.Of(fourBits).Bytes;
        Assert.Equal(share, (double)extra / PackedSize.Of(floats).Bytes, 1e-4);
    }

    [Fact]
    public void AWidenedPair_WidensBothLayersAndWhatReadsThem()
    {
        ModelSpec wider = ModelWidths.With(floats, DeepSpeech.Recurrent, 2050);
        Assert.All(wider.Layers.OfType<RecurrentSpec>(), layer => Assert.Equal((4096, 2050), (layer.Input, layer.Hidden)));
        Assert.Equal(4100, ((LinearSpec)wider.Layers[DeepSpeech.Layer5]).Input);
        Assert.Equal(floats, ModelWidths.With(wider, DeepSpeech.Recurrent, 2048));
    }

    [Fact]
    public void AWidenedReaderOfPairs_IsBoth()
    {
        ModelSpec wider = ModelWidths.With(floats, DeepSpeech.Layer3, 5000);
        Assert.All(wider.Layers.OfType<RecurrentSpec>(), layer => Assert.Equal(5000, layer.Input));
    }

    /// <summary>An embedding, a norm, a stack of two frames, an LSTM of 24 units that projects to 10, a linear layer as large as all others together, and one more.</summary>
    private static ModelSpec Passing => new("Passing", new(
        new EmbeddingSpec("embedding", 17, 32, Float),
        new LayerNormSpec("norm", 32),
        new FrameStackingSpec("frames", 32, 2) { Stride = 2 },
        Generic.Layers.Recurrent(CellKind.Lstm, 64, 24, Float, name: "lstm") with { Projection = 10 },
        new LinearSpec("linear", 10, 4_000, ActivationSpec.Float, Float, Bias: true),
        new LinearSpec("linear2", 4_000, 5, ActivationSpec.Float, Float, Bias: true),
        new LogSoftmaxSpec("softmax", 5)));

    private static WeightSpec Float => new(Quantizer.FullPrecision, 32);

    [Fact]
    public void AWidth_PassesThroughNormsAndStacksToWhatReadsThem()
    {
        ModelSpec wider = ModelWidths.With(Passing, 0, 40);
        Assert.Equal((40, 40, 80), (((LayerNormSpec)wider.Layers[1]).Size, ((FrameStackingSpec)wider.Layers[2]).Input, ((RecurrentSpec)wider.Layers[3]).Input));
        Assert.Equal(PackedSize.Of(Passing).Bytes + (4 * (8 * 17 + 2 * 8 + 16 * 4 * 24)), PackedSize.Of(wider).Bytes);
        Assert.Equal(Passing, ModelWidths.With(wider, 0, 32));
    }

    [Fact]
    public void EligibleLayers_HaveUnitsOfTheirOwn_AndPassNoWidthOnToTheLargestOrTheOutputs()
    {
        Assert.Equal([0, 3], ModelWidths.Eligible(Passing));

        // What stands before the largest layer is no more eligible where a norm lies between.
        ModelSpec normed = Passing with { Layers = new([.. Passing.Layers.Take(3), Generic.Layers.Recurrent(CellKind.Rnn, 64, 10, Float, name: "rnn"), new LayerNormSpec("norm2", 10), .. Passing.Layers.Skip(4)]) };
        Assert.Equal([0], ModelWidths.Eligible(normed));
    }

    [Fact]
    public void AProjectedLayer_KeepsWhatItPutsOut_AndHasMoreUnitsThanThat()
    {
        ModelSpec wider = ModelWidths.With(Passing, 3, 30);
        Assert.Equal((30, 10), (((RecurrentSpec)wider.Layers[3]).Hidden, ((LinearSpec)wider.Layers[4]).Input));
        Assert.Contains("lstm projects to 10 values", Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(Passing, 3, 10)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "norm has no units of its own")]
    [InlineData(2, "frames has no units of its own")]
    [InlineData(5, "that of what is predicted")]
    [InlineData(6, "softmax has no units of its own")]
    public void LayersWhoseWidthIsNotTheirOwn_AreRefused(int layer, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(Passing, layer, 30)).Message, StringComparison.Ordinal);

    [Fact]
    public void ALayerBehindAnEncoder_IsCountedWithoutIt()
    {
        ModelSpec decoder = Passing with { Encoder = floats };
        Assert.Equal(ModelWidths.WeightsOf(Passing, 4), ModelWidths.WeightsOf(decoder, 4));
        Assert.Equal([0, 3], ModelWidths.Eligible(decoder));
    }

    [Fact]
    public void AResidualLayerBehindAStack_TiesWhatTheStackReads()
    {
        ModelSpec tied = Passing with { Layers = new([.. Passing.Layers.Take(3), Generic.Layers.Recurrent(CellKind.Rnn, 64, 64, Float, name: "rnn") with { Residual = true }, Passing.Layers[5] with { Name = "linear" }, Passing.Layers[6]]) };
        Assert.Contains("A residual layer", Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(tied, 0, 40)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayersThatCannotBeWidened_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, DeepSpeech.Layer6, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, DeepSpeech.Recurrent + 1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, 9, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, 0, 0));
    }
}
