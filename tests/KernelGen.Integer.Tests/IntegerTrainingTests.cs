using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Tests;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>Training of integer-only networks: its forward pass is the integer program.</summary>
public sealed class IntegerTrainingTests
{
    private const int Updates = 8;

    public static TheoryData<string> Cases => [.. TrainedCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryCodeOfHAndEveryC_IsThatOfTheIntegerProgram(string name)
    {
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using TrainerCore trainer = TrainedCase.Create(name, Options(), lanes);
            for (int update = 0; update < Updates; update++) TrainedCase.Step(trainer, update);
            IntegerAgreement agreement = new(trainer);
            for (int batch = 0; batch < 4; batch++) TrainedCase.Check(trainer, agreement, 100 + batch);
            Assert.True(agreement.Compared > 300);
            Assert.Equal(0, agreement.Different);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LaneTypesAndThreads_ChangeNoBit(string name)
    {
        TensorSet expected = Trained(name, LaneWidth.Scalar32, threads: 1);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            TensorSet weights = Trained(name, lanes, threads: 1 + (int)lanes % 3);
            foreach (Tensor tensor in expected) Assert.Equal(tensor.Values.ToArray(), weights.TryGet(tensor.Name)!.Values.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AnEvaluationBeforeTheFirstUpdate_ChangesNoBit(string name)
    {
        using TrainerCore evaluated = TrainedCase.Create(name, Options(), LaneTypes.Widest), other = TrainedCase.Create(name, Options(), LaneTypes.Widest);
        TrainedCase.Evaluate(evaluated, batch: 100);
        for (int update = 0; update < 2; update++) Assert.Equal(TrainedCase.Step(other, update), TrainedCase.Step(evaluated, update));
        foreach (Tensor tensor in other.Weights) Assert.Equal(tensor.Values.ToArray(), evaluated.Weights.TryGet(tensor.Name)!.Values.ToArray());
    }

    [Fact]
    public void WhatATrainerDoesNotRead_IsRefused()
    {
        using TrainerCore tokens = TrainedCase.Create("DotDecoder", Options(), LaneTypes.Widest), features = TrainedCase.Create("AdditiveDecoder", Options(), LaneTypes.Widest);
        TrainedCase.Step(tokens, 1);
        TrainedCase.Step(features, 1);
        IntegerAgreement ofTokens = new(tokens), ofFeatures = new(features);
        Assert.StartsWith("DotDecoder is no decoder whose encoder reads features", Assert.Throws<ArgumentException>(() => ofTokens.Check([new float[13]], [[1]])).Message, StringComparison.Ordinal);
        Assert.StartsWith("AdditiveDecoder is no decoder whose encoder reads tokens", Assert.Throws<ArgumentException>(() => ofFeatures.Check([[1, 2]], [[1]])).Message, StringComparison.Ordinal);
        Assert.StartsWith("DotDecoder does not read tokens and predict the next", Assert.Throws<ArgumentException>(() => ofTokens.Check(new KernelGen.Text.TokenBatch(3, 7))).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (ofTokens.Compared, ofFeatures.Compared));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Losses_Fall(string name)
    {
        using TrainerCore trainer = TrainedCase.Create(name, Options() with { LearningRate = 0.01f, Dropout = 0 }, LaneTypes.Widest);
        double[] losses = [.. Enumerable.Range(0, 200).Select(update => TrainedCase.Step(trainer, update))];
        double first = losses.Take(20).Average(), last = losses.Skip(180).Average();
        Assert.True(last < 0.8 * first, $"{first} to {last}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Updates_AllocateNothing(string name)
    {
        using TrainerCore trainer = TrainedCase.Create(name, Options() with { Threads = 1 }, LaneTypes.Widest);
        Func<double> update = TrainedCase.Repeated(trainer, 1);
        for (int warming = 0; warming < 3; warming++) update();
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        update();
        Assert.Equal(0, Allocations.OfThisThread() - before);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Checkpoints_GoOnToTheBit(string name)
    {
        string path = Path.Combine(Path.GetTempPath(), $"integers-{name}-{Guid.NewGuid():N}.safetensors");
        try
        {
            using TrainerCore trainer = TrainedCase.Create(name, Options(), LaneTypes.Widest);
            for (int update = 0; update < Updates; update++)
            {
                if (update == Updates / 2) trainer.SaveCheckpoint(path);
                TrainedCase.Step(trainer, update);
            }

            using TrainerCore resumed = TrainedCase.Resume(name, path);
            for (int update = Updates / 2; update < Updates; update++) TrainedCase.Step(resumed, update);
            foreach (Tensor tensor in trainer.Weights) Assert.Equal(tensor.Values.ToArray(), resumed.Weights.TryGet(tensor.Name)!.Values.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static TensorSet Trained(string name, LaneWidth lanes, int threads)
    {
        using TrainerCore trainer = TrainedCase.Create(name, Options() with { Threads = threads }, lanes);
        for (int update = 0; update < Updates; update++) TrainedCase.Step(trainer, update);
        return trainer.Weights;
    }

    private static TrainingOptions Options() => new() { Optimizer = OptimizerKind.Adam, LearningRate = 0.003f, Dropout = 0.2f, Threads = 1 };
}
