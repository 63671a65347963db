using System;
using System.IO;
using System.Linq;
using Cases;
using KernelGen.Formats;
using KernelGen.Spec;
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
    public void FeaturesThatAreNotFinite_AreRefused()
    {
        using GruTrained.Trainer trainer = new();
        float[] features = new float[5 * 3 * 12];
        features[7] = float.NaN;
        ArgumentException refused = Assert.Throws<ArgumentException>(() => trainer.Step(features, new int[15], beginsStreams: true));
        Assert.Contains("Value NaN at position 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnInfiniteWeight_EndsTrainingAndNamesTheUpdateAndTheTensor()
    {
        using GruTrained.Trainer trainer = new(new TrainingOptions { LearningRate = 0.1f });
        float[] features = new float[5 * 3 * 12];
        trainer.Step(features, new int[15], beginsStreams: true);
        int[] before = TrainedCase.Bits(trainer);
        trainer.Graph.Parameters[^1].Values[0] = float.PositiveInfinity;
        TrainingException stopped = Assert.Throws<TrainingException>(() => trainer.Step(features, new int[15], beginsStreams: false));
        Assert.Contains("linear.bias is Infinity at index 0 at update 2 ", stopped.Message, StringComparison.Ordinal);
        trainer.Graph.Parameters[^1].Values[0] = BitConverter.Int32BitsToSingle(before[^7]);
        Assert.Equal(before, TrainedCase.Bits(trainer));
    }

    [Fact]
    public void ALossThatIsNotFinite_UnderFiniteWeights_EndsTrainingAndIsNamed()
    {
        // Hidden states near 1 under weights whose sum is beyond the range of floats.
        using FloatDeep.Trainer trainer = new();
        foreach (Parameter parameter in trainer.Graph.Parameters)
            parameter.Values.Fill(parameter.Name == "linear2.weight" ? float.MaxValue : 1);
        TrainingException stopped = Assert.Throws<TrainingException>(() => TrainedCase.Step(trainer, 0));
        Assert.Contains("The loss is NaN at update 1 ", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("The weights are those before it", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelOfQuantizedBiases_BeginsWithOneFloatBiasAGate_NotWithTwo()
    {
        using FloatLstm.Trainer two = new();
        using OneBiasLstm.Trainer one = new();
        using DrawnBiases.Trainer trainer = new();
        trainer.LoadWeights(one.Weights);
        Assert.Equal(one.Weights["lstm.bias_ih_l0"].Values.ToArray(), trainer.Weights["lstm.bias_ih_l0"].Values.ToArray());
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => trainer.LoadWeights(two.Weights));
        Assert.Equal("lstm.bias_hh_l0", refused.Subject);

        // The layers begin alike all the same.
        Assert.Equal(two.Weights["linear.weight"].Values.ToArray(), one.Weights["linear.weight"].Values.ToArray());
    }

    [Fact]
    public void AGradientThatIsNotFinite_EndsTrainingAndNamesTheTensor()
    {
        // Hidden states of zero under weights whose product is beyond the range of floats.
        using FloatDeep.Trainer trainer = new();
        foreach (Parameter parameter in trainer.Graph.Parameters)
        {
            parameter.Values.Fill(parameter.Name == "rnn.weight_hh_l0" ? 1e20f : 0);
            if (parameter.Name == "linear2.weight") parameter.Values[..parameter.Columns].Fill(1e37f);
        }

        int[] before = TrainedCase.Bits(trainer);
        TrainingException stopped = Assert.Throws<TrainingException>(() => TrainedCase.Step(trainer, 0));
        Assert.Contains("The gradient of embedding.weight is NaN at index ", stopped.Message, StringComparison.Ordinal);
        Assert.Contains(" at update 1 ", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(before, TrainedCase.Bits(trainer));
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void WeightsThatAnUpdateMakesInfinite_EndTrainingAtThatUpdate(OptimizerKind optimizer)
    {
        using WordModelFloat.Trainer trainer = new(new TrainingOptions { Optimizer = optimizer, LearningRate = 0.1f, ClipNorm = float.PositiveInfinity });
        TrainedCase.Step(trainer, 0);
        trainer.LearningRate = float.MaxValue;
        trainer.Graph.Parameters[^1].Values.Fill(float.MaxValue);
        TrainingException stopped = Assert.Throws<TrainingException>(() => TrainedCase.Step(trainer, 1));
        Assert.Contains(" is Infinity at index ", stopped.Message, StringComparison.Ordinal);
        Assert.Contains(" at update 2 ", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("The weights are lost", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(2, trainer.Updates);
        Assert.Throws<WeightFormatException>(() => trainer.SaveCheckpoint(Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}")));
        Assert.Throws<WeightFormatException>(() => trainer.Pack());
    }

    [Fact]
    public void LoadingWeightsThatAreNotFinite_NamesTheTensorAndThePlace()
    {
        using WordModelFloat.Trainer trainer = new();
        TensorSet weights = trainer.Weights;
        weights["linear.weight"].Values[7] = float.NaN;
        WeightFormatException refused = Assert.Throws<WeightFormatException>(() => trainer.LoadWeights(weights));
        Assert.Contains("linear.weight: NaN at index 7", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CyclesOfTheAttribute_ReachTheModel()
    {
        int[] cycles = [.. CyclesLstm.Spec.Layers.SelectMany(PackedSize.MatricesOf).Select(matrix => matrix.Weights.Cycles)];
        Assert.Equal([1, 4, 4, 2], cycles);
    }

    [Fact]
    public void SettingsThatMakeNoSense_AreRefusedByName()
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => new WordModelFloat.Trainer(new TrainingOptions { Dropout = 1 }));
        Assert.Contains("Dropout is 1; expected 0 to below 1", refused.Message, StringComparison.Ordinal);
    }
}
