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

    [Fact]
    public void LayersThatCannotBeWidened_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, DeepSpeech.Layer6, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, DeepSpeech.Recurrent + 1, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, 9, 30));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelWidths.With(floats, 0, 0));
    }
}
