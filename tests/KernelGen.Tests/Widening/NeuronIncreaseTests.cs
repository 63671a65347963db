using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Spec;
using KernelGen.Widening;
using Xunit;

namespace KernelGen.Tests.Widening;

/// <summary>Ranking, proposals and comparisons of widened models.</summary>
public sealed class NeuronIncreaseTests
{
    private static readonly ModelSpec model = DeepSpeech.Of(4, 4);

    [Fact]
    public void Choices_AreRankedByLossAByte()
    {
        Dictionary<int, double> rises = new() { [DeepSpeech.Layer1] = 0.1, [DeepSpeech.Layer2] = 0.1, [DeepSpeech.Recurrent] = 100 };
        IReadOnlyList<WideningChoice> choices = NeuronIncrease.Rank(model, rises, 1.25, 1.5);

        Assert.Equal(6, choices.Count);
        Assert.Equal((DeepSpeech.Layer1, 2048, 2560), (choices[0].Layer, choices[0].From, choices[0].To));
        Assert.Equal([.. choices.Select(choice => choice.RisePerByte).OrderDescending()], choices.Select(choice => choice.RisePerByte));
        Assert.Equal(0, choices.Single(choice => choice.Layer == DeepSpeech.Layer5 && choice.To == 3072).Rise);
    }

    [Fact]
    public void BytesOfAChoice_AreThoseByWhichThePackedModelGrows_AndThePapersOnesAreInProportion()
    {
        WideningChoice choice = NeuronIncrease.Rank(model, new Dictionary<int, double>(), 1.5).Single(one => one.Layer == DeepSpeech.Layer5);
        Assert.Equal(PackedSize.Of(ModelWidths.With(model, DeepSpeech.Layer5, 3072)).Bytes - PackedSize.Of(model).Bytes, choice.ExtraBytes);
        Assert.Equal((4096L * 2048 + 2048) * 4 / 8 / 2, choice.PaperBytes);
    }

    [Fact]
    public void AProposal_StaysWithinItsBudget_AndTakesTheBestThatFit()
    {
        Dictionary<int, double> rises = new() { [DeepSpeech.Layer1] = 3, [DeepSpeech.Layer2] = 2, [DeepSpeech.Layer5] = 1 };
        IReadOnlyList<WideningChoice> choices = NeuronIncrease.Rank(model, rises, 1.25, 1.5);
        long bytes = PackedSize.Of(model).Bytes;
        Assert.Equal(model, NeuronIncrease.Propose(model, choices, bytes));

        ModelSpec one = NeuronIncrease.Propose(model, choices, bytes + choices[0].ExtraBytes);
        Assert.Equal(ModelWidths.With(model, choices[0].Layer, choices[0].To), one);

        ModelSpec all = NeuronIncrease.Propose(model, choices, long.MaxValue);
        Assert.All(new[] { DeepSpeech.Layer1, DeepSpeech.Layer2, DeepSpeech.Layer5 }, layer => Assert.True(ModelWidths.UnitsOf(all, layer) > 2048));
        Assert.Equal(4096, ModelWidths.UnitsOf(all, DeepSpeech.Layer3));
    }

    [Fact]
    public void AComparison_TrainsTheModelFirst_AndGivesBothCountsOfBytes()
    {
        ModelSpec wider = ModelWidths.With(model, DeepSpeech.Layer1, 2560);
        List<ModelSpec> trained = [];
        IReadOnlyList<WideningResult> results = NeuronIncrease.Compare(model, [wider, model], candidate =>
        {
            trained.Add(candidate);
            return trained.Count;
        });

        Assert.Equal([model, wider], trained);
        Assert.Equal([1.0, 2.0], results.Select(result => result.Error));
        Assert.Equal(PackedSize.Of(wider).Bytes, results[1].Bytes);
        Assert.Equal((494L * 2048 + 2048) * 4 / 8 / 4, results[1].PaperBytes - results[0].PaperBytes);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AFactorThatWidensNothing_IsRefused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NeuronIncrease.Rank(model, new Dictionary<int, double>(), factor));
}
