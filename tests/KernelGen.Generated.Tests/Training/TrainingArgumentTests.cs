using System;
using Cases;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>What a trainer refuses, and what its message says.</summary>
public sealed class TrainingArgumentTests
{
    [Fact]
    public void ATokenBeyondTheVocabulary_IsRefused()
    {
        using WordModelFloat.Trainer trainer = new();
        TokenBatch batch = new(4, 6) { Steps = 6, Predictions = 24 };
        batch.Inputs[5] = 50;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => trainer.Step(batch));
        Assert.Contains("Input 5 of the window is 50; expected 0 to 49", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchOfAnotherShape_IsRefused()
    {
        using WordModelFloat.Trainer trainer = new();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => trainer.Step(new TokenBatch(3, 6) { Steps = 6 }));
        Assert.Contains("3 streams of 6 steps; expected 4 streams of 1 to 6 steps", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FeaturesOfAnotherShape_AreRefused()
    {
        using GruTrained.Trainer trainer = new();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => trainer.Step(new float[7], new int[6], beginsStreams: true));
        Assert.Contains("6 targets and 7 features", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInfiniteLoss_EndsTrainingAndNamesTheUpdate()
    {
        using GruTrained.Trainer trainer = new(new TrainingOptions { LearningRate = 0.1f });
        float[] features = new float[5 * 3 * 12];
        trainer.Step(features, new int[15], beginsStreams: true);
        int[] before = TrainedCase.Bits(trainer);
        trainer.Graph.Parameters[^1].Values[0] = float.PositiveInfinity;
        TrainingException stopped = Assert.Throws<TrainingException>(() => trainer.Step(features, new int[15], beginsStreams: false));
        Assert.Contains("at update 2", stopped.Message, StringComparison.Ordinal);
        trainer.Graph.Parameters[^1].Values[0] = BitConverter.Int32BitsToSingle(before[^7]);
        Assert.Equal(before, TrainedCase.Bits(trainer));
    }

    [Fact]
    public void SettingsThatMakeNoSense_AreRefusedByName()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => new WordModelFloat.Trainer(new TrainingOptions { Dropout = 1 }));
        Assert.Contains("Dropout is 1; expected 0 to below 1", refused.Message, StringComparison.Ordinal);
    }
}
