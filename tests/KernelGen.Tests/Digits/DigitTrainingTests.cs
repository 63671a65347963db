using System.Linq;
using System.Threading;
using Digits.Data;
using Digits.Models;
using Digits.Runs;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Tests.Digits;

/// <summary>The networks learn, and packed models compute what was trained.</summary>
public sealed class DigitTrainingTests
{
    [Fact]
    public void PlainNetwork_LearnsDrawnDigitsInAFewEpochs()
    {
        DigitSet known = DigitGenerator.Draw(2000, seed: 1), test = DigitGenerator.Draw(400, seed: 1, part: 1);
        DigitModel model = DigitModels.All.First(static model => model is { Network: DigitModels.PlainNetwork, IsTwin: true });
        TrainedRun run = new TrainingRun(model, known.Slice(0, 1800), known.Slice(1800, 200), epochs: 4, threads: 1).Execute(0.001f, seed: 1, CancellationToken.None);
        TestResult result = TestRun.Measure(run, test, threads: 1);
        Assert.InRange(result.Error, 0, 10);
        Assert.Equal((4, 0), (result.Batches, result.Apart));
        Assert.True(result.Agrees);
    }

    [Fact]
    public void PackedModels_ReadImagesAsTheirTrainersDo()
    {
        DigitSet set = DigitGenerator.Draw(130, seed: 2);
        Assert.All(DigitModels.All, model =>
        {
            using FeatureTrainer trainer = model.CreateTrainer(new TrainingOptions { Threads = 1 });
            TestResult result = TestRun.Measure(new TrainedRun(model, 1, 1, 0, 0, trainer.Weights), set, threads: 1);
            Assert.True(result is { Batches: 2, Apart: 0, Agrees: true }, $"{model.Name}: {result}");
        });
    }

    [Theory]
    [InlineData(100, 10, 0.5, true)]
    [InlineData(100, 11, 0.5, false)]
    [InlineData(2, 1, 0.5, true)]
    [InlineData(2, 2, 0.5, false)]
    [InlineData(100, 1, 0.53, false)]
    public void Agreement_AllowsForFewBatchesAndASmallDifference(int batches, int apart, double packed, bool agrees)
    {
        TrainedRun run = new(DigitModels.All[0], Seed: 1, Rate: 1, ValidationLoss: 1, Epoch: 1, Weights: null);
        Assert.Equal(agrees, new TestResult(run, 0, packed, GraphLoss: 0.5, batches, apart).Agrees);
    }

    [Fact]
    public void SameSeed_TrainsTheSameBits()
    {
        DigitSet known = DigitGenerator.Draw(250, seed: 1);
        DigitModel model = DigitModels.All.First(static model => model is { Network: DigitModels.LstmNetwork, IsTwin: false });
        TrainedRun first = Train(seed: 1), second = Train(seed: 1), other = Train(seed: 2);
        Assert.Equal(first.ValidationLoss, second.ValidationLoss);
        Assert.NotEqual(first.ValidationLoss, other.ValidationLoss);

        TrainedRun Train(ulong seed) =>
            new TrainingRun(model, known.Slice(0, 220), known.Slice(220, 30), epochs: 1, threads: 1).Execute(0.005f, seed, CancellationToken.None);
    }

    [Fact]
    public void Models_StandBehindTheirTwins()
    {
        Assert.Equal(19, DigitModels.All.Count);
        Assert.All(DigitModels.All, static model => Assert.Contains(
            DigitModels.All.TakeWhile(other => other != model).Append(model), other => other.Network == model.Network && other.Method == model.Twin));
    }
}
