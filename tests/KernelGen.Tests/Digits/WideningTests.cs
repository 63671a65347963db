using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using Digits.Data;
using Digits.Models;
using Digits.Runs;
using Digits.Widening;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;
using KernelGen.Widening;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>Neuron increase of the sample's narrow network.</summary>
public sealed class WideningTests
{
    private static readonly WideningSettings brief = new() { Images = 400, Epochs = 1, Seeds = 2, Rates = [0.005f] };

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void WhateverIsProposed_IsCompiledIn(int bits)
    {
        IReadOnlyList<DigitModel> models = Narrow.Of(bits);
        ModelSpec quantized = models[0].Spec;
        Assert.Equal([1, 2], ModelWidths.Eligible(quantized));
        HashSet<ModelSpec> proposed = [];
        foreach (double factor in WideningSettings.Factors)
        {
            foreach (double secondRise in new[] { 0.0, 9.0 })
            {
                IReadOnlyList<WideningChoice> choices = NeuronIncrease.Rank(quantized, new Dictionary<int, double> { [1] = secondRise, [2] = 1 }, factor);
                for (long budget = PackedSize.Of(quantized).Bytes; budget < 2 * PackedSize.Of(quantized).Bytes; budget++)
                    proposed.Add(NeuronIncrease.Propose(quantized, choices, budget));
            }
        }

        Assert.Equal(models.Count, proposed.Count);
        Assert.All(models, model => Assert.Contains(model.Spec with { Name = quantized.Name }, proposed));
    }

    [Fact]
    public void PackedModels_ReadImagesAsTheirTrainersDo()
    {
        DigitSet set = DigitGenerator.Draw(130, seed: 2);
        Assert.All([Narrow.Twin, .. Narrow.FourBits, .. Narrow.TwoBits], model =>
        {
            using FeatureTrainer trainer = model.CreateTrainer(new TrainingOptions { Threads = 1 });
            TestResult result = TestRun.Measure(new TrainedRun(model, 1, 1, 0, 0, trainer.Weights), set, threads: 1);
            Assert.True(result is { Batches: 2, Apart: 0, Agrees: true }, $"{model.Name}: {result}");
        });
    }

    [Fact]
    public void EveryLayer_HasARise_WhichIsNothingWith16Bits()
    {
        DigitFolder data = DigitFolder.Draw(1000, seed: 1);
        TensorSet weights = new TrainingRun(Narrow.Twin, data.Training, data.Validation, epochs: 8, threads: 1).Execute(0.005f, 1, CancellationToken.None).Weights!;
        IReadOnlyDictionary<int, double> four = LayerRises.Of(weights, Narrow.FourBits[0].Spec, data.Validation), two = LayerRises.Of(weights, Narrow.TwoBits[0].Spec, data.Validation);
        Assert.Equal([0, 1, 2, 3], four.Keys.Order());
        Assert.All(four.Values.Concat(two.Values), static rise => Assert.True(double.IsFinite(rise) && rise != 0));
        Assert.All(LayerRises.Of(weights, Uniform(16), data.Validation).Values, static rise => Assert.InRange(Math.Abs(rise), 0, 1e-3));
        Assert.Contains(LayerRises.Of(weights, Uniform(1), data.Validation).Values, static rise => rise > 0.01);
        Assert.Empty(LayerRises.Of(weights, Narrow.Twin.Spec, data.Validation));
        Assert.Equal((four[1] + two[1]) / 2, LayerRises.Mean([four, two])[1], 12);
        Assert.Empty(LayerRises.Mean([]));

        static ModelSpec Uniform(int bits) => Narrow.TwoBits[0].Spec.WithWeights((_, _) => new WeightSpec(Quantizer.Uniform, bits));
    }

    [Fact]
    public void WithoutABudget_BothLayersGrow_AndEverythingIsInTheTables()
    {
        DigitFolder data = DigitFolder.Draw(brief.Images, brief.ImageSeed);
        List<string> log = [];
        (WideningRow twin, IReadOnlyList<WideningOfBits> byBits) = new WideningExperiment(brief, data, log.Add).Execute(CancellationToken.None);
        Assert.Equal(14, log.Count);
        Assert.Equal([4, 2], byBits.Select(static bits => bits.Bits));
        Assert.All(byBits, static bits =>
        {
            Assert.Equal([32, 40, 48], bits.Rows.Select(static row => ModelWidths.UnitsOf(row.Result.Model, 2)));
            Assert.Equal(4, bits.Choices.Count);
            Assert.All(bits.Rows, static row => Assert.Equal(row.Result.Error, row.Tests.Error));
        });

        string report = new WideningReport(twin, byBits).Write(brief, data, DateTime.UnixEpoch, TimeSpan.FromSeconds(1));
        Assert.Contains("# Neuron increase on generated digits", report, StringComparison.Ordinal);
        Assert.Contains("-- widen --images 400 --image-seed 1 --bits 4 2 --epochs 1 --seeds 2 --rates 0.005 --threads 1\n", report, StringComparison.Ordinal);
        Assert.Contains("| 2/2 | 784-32-48-48-10 | 0.005 |", report, StringComparison.Ordinal);
        Assert.Contains("| bits of weights x units | as wide as float | +25 % | +50 % |\n", report, StringComparison.Ordinal);
        Assert.Contains("| 4 bits, units +25 % |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void ABudget_LeavesOutWhatDoesNotFit()
    {
        ModelSpec quantized = Narrow.TwoBits[0].Spec;
        long budget = PackedSize.Of(ModelWidths.With(quantized, 1, 40)).Bytes;
        WideningSettings settings = brief with { Budget = budget };
        DigitFolder data = DigitFolder.Draw(settings.Images, settings.ImageSeed);
        (WideningRow twin, IReadOnlyList<WideningOfBits> byBits) = new WideningExperiment(settings, data, static _ => { }).Execute(CancellationToken.None);
        Assert.Empty(byBits[0].Rows);
        Assert.All(byBits[1].Rows, row => Assert.InRange(row.Result.Bytes, PackedSize.Of(quantized).Bytes, budget));
        Assert.InRange(byBits[1].Rows.Count, 2, 3);
        string report = new WideningReport(twin, byBits).Write(settings, data, DateTime.UnixEpoch, TimeSpan.Zero);
        Assert.Contains(" The network of 4/4 bits takes 14,168 before it is widened, and was not trained.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void NothingGiven_IsNoMistake()
    {
        WideningSettings? settings = null;
        Command command = new WidenCommand().Create((given, _) =>
        {
            settings = given;
            return 0;
        });
        Assert.Equal(0, command.Parse([]).Invoke());
        Assert.Equal(new WideningSettings() with { Rates = settings!.Rates, Bits = settings.Bits }, settings);
        Assert.Equal(new WideningSettings().Rates, settings.Rates);
        Assert.Equal(new WideningSettings().Bits, settings.Bits);
    }

    [Theory]
    [InlineData("--epochs", "0", "--epochs is 1 or more.")]
    [InlineData("--budget", "0", "--budget is 1 or more.")]
    [InlineData("--rates", "2", "--rates are numbers above 0, 1 at most, set apart by commas.")]
    [InlineData("--images", "9", "--images is 10 or more.")]
    public void WrongValue_IsToldWithItsOption(string option, string value, string expected) => Assert.Equal(
        expected, Assert.Single(new WidenCommand().Create(static (_, _) => 0).Parse([option, value]).Errors.Select(static error => error.Message)));

    [Fact]
    public void UnknownBits_AreRefused() => Assert.NotEmpty(new WidenCommand().Create(static (_, _) => 0).Parse(["--bits", "3"]).Errors);
}
