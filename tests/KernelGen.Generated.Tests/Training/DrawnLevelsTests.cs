using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Spec;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Bernoulli ternary h: the levels that updates draw, those of inference, and the gradient that passes straight through both.</summary>
public sealed class DrawnLevelsTests
{
    private const int Units = 70;

    private static readonly float[] values = [-1, -0.7f, -0.5f, -0.2f, 0, 0.1f, 0.35f, 0.5f, 0.9f, 1];

    public static TheoryData<string> Models => new(nameof(BernoulliLstms), nameof(BernoulliGrus), nameof(BernoulliRnn));

    [Fact]
    public void AnUpdate_DrawsTheSignWithTheProbabilityOfTheMagnitude()
    {
        // 70 units x 300 rows a value: frequencies within 4 standard deviations.
        const int rows = 300;
        foreach (float value in values)
        {
            float[] levels = Levels(value, new LevelDraw(11, 5), use: 0, rows);
            Assert.All(levels, level => Assert.True(level == 0 || level == Math.Sign(value)));
            double share = levels.Count(level => level != 0) / (double)levels.Length, p = Math.Abs(value);
            double deviation = 4 * Math.Sqrt(p * (1 - p) / levels.Length);
            Assert.InRange(share, p - deviation, p + deviation);
        }
    }

    [Fact]
    public void Draws_AreReproducible_AndOthersForEveryRowUseUpdateSeedAndLayer()
    {
        const int rows = 40;
        float[] first = Levels(0.5f, new LevelDraw(11, 5), use: 0, rows);
        Assert.Equal(first, Levels(0.5f, new LevelDraw(11, 5), use: 0, rows));
        float[][] others =
        [
            Levels(0.5f, new LevelDraw(12, 5), use: 0, rows),
            Levels(0.5f, new LevelDraw(11, 6), use: 0, rows),
            Levels(0.5f, new LevelDraw(11, 5), use: 1, rows),
            Levels(0.5f, new LevelDraw(11, 5), use: 0, rows, layer: 2),
            [.. first[Units..], .. first[..Units]],
            [.. first[1..], first[0]],
        ];
        Assert.All(others, other => Assert.InRange(first.Zip(other, (a, b) => a == b ? 1 : 0).Average(), 0.45, 0.55));
    }

    [Fact]
    public void WithoutADraw_LevelsAreThoseOfTheThresholds()
    {
        float[] inputs = [-1, -0.51f, -0.5001f, -0.5f, -0.49f, 0, 0.49f, 0.4999f, 0.5f, 1];
        float[] expected = [-1, -1, -1, 0, 0, 0, 0, 0, 1, 1];
        using BernoulliLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        DrawnLevels levels = new(trainer.Graph, ActivationSpec.BernoulliTernary, 1);
        levels.Quantize<Lanes32>(0, 3, ref inputs[0], inputs.Length);
        Assert.Equal(expected, inputs.Select(level => level + 0f));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void UnderADraw_GradientsPassStraightThroughTheDrawnLevels(string model)
    {
        const double tolerance = 2e-4;
        using TrainerCore trainer = TrainedCase.Create(model);
        TrainingGraph graph = trainer.Graph;
        LevelDraw draw = new(9, 1234567890123);
        int predictions = TrainedCase.Load(graph, seed: 4);
        double plainLoss = Plain(null, out _), expected = Plain(draw, out Dictionary<string, double[]> gradients);
        graph.Draw = draw;
        graph.TakeParameters();
        graph.Forward();
        double loss = graph.Loss(predictions, withGradient: true) / predictions;
        graph.ComputeGradients();

        Assert.Equal(expected, loss, 5);
        Assert.NotEqual(plainLoss, expected, 3);
        foreach (Parameter parameter in graph.Parameters)
        {
            double[] gradient = gradients[parameter.Name];
            double largest = Math.Max(1e-3, gradient.Max(Math.Abs));
            for (int index = 0; index < gradient.Length; index++)
                Assert.InRange(parameter.Gradients[index], gradient[index] - tolerance * largest, gradient[index] + tolerance * largest);
        }

        double Plain(LevelDraw? update, out Dictionary<string, double[]> found)
        {
            Plain.PlainNetwork plain = new(trainer.Spec, trainer.Weights, trainer.Batch, update);
            double result = graph.Features is { } features
                ? plain.Run([.. features.Span.ToArray().Select(value => (double)value)], graph.Targets.ToArray())
                : plain.Run(graph.Tokens.ToArray(), graph.Targets.ToArray());
            found = plain.Gradients;
            return result;
        }
    }

    [Fact]
    public void AResumedRun_DrawsWhatOneThatNeverStoppedDraws_AndAnotherSeedDrawsOtherwise()
    {
        string path = Path.Combine(Path.GetTempPath(), $"kernelgen-{Guid.NewGuid():N}.safetensors");
        TrainingOptions options = new() { LearningRate = 0.05f, Threads = 1 };
        using BernoulliGrus.Trainer whole = new(options), first = new(options);
        using BernoulliGrus.Trainer other = new(options with { Seeds = options.Seeds with { Draws = 99 } });
        for (ulong seed = 0; seed < 6; seed++) TrainedCase.Step(whole, seed);
        for (ulong seed = 0; seed < 6; seed++) TrainedCase.Step(other, seed);
        for (ulong seed = 0; seed < 3; seed++) TrainedCase.Step(first, seed);
        first.SaveCheckpoint(path);
        using BernoulliGrus.Trainer second = BernoulliGrus.Trainer.Resume(path, threads: 2);
        File.Delete(path);
        for (ulong seed = 3; seed < 6; seed++) TrainedCase.Step(second, seed);
        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(second));
        Assert.NotEqual(TrainedCase.Bits(whole), TrainedCase.Bits(other));
    }

    /// <summary>The levels of one value in every unit of some rows.</summary>
    private static float[] Levels(float value, LevelDraw draw, int use, int rows, int layer = 1)
    {
        using BernoulliLstms.Trainer trainer = new(new TrainingOptions { Threads = 1 });
        trainer.Graph.Draw = draw;
        DrawnLevels levels = new(trainer.Graph, ActivationSpec.BernoulliTernary, layer);
        float[] found = new float[rows * Units];
        Array.Fill(found, value);
        for (int row = 0; row < rows; row++) levels.Quantize<Lanes32>(use, row, ref found[row * Units], Units);
        return found;
    }
}
