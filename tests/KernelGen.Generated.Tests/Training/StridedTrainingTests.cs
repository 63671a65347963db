using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Models with strides in training: windows, lengths and targets of the steps that leave, and what is refused.</summary>
public sealed class StridedTrainingTests
{
    private const int Batch = 3;

    /// <summary>Frames and h from the window before are those of the state in inference, whatever a window of no whole strides leaves out.</summary>
    [Fact]
    public void Strides_GoOnFromWindowToWindow()
    {
        using StridedValues.Trainer trainer = new(new TrainingOptions { Threads = 2 });
        GenericModel model = new(PackedModel.Pack(StridedValues.Spec, trainer.Weights));
        GenericState[] states = [.. Enumerable.Range(0, Batch).Select(_ => model.CreateState())];
        TrainingGraph graph = trainer.Graph;
        for (ulong window = 0; window < 4; window++)
        {
            graph.WindowSteps = window == 1 ? 5 : trainer.Steps;
            Assert.Equal(window == 1 ? 3 : 9, graph.WindowSteps);
            new CounterRandom(window, 3).Fill(graph.Features!.Span, -1, 1);
            graph.TakeParameters();
            graph.Forward();
            graph.Loss(1, withGradient: false);
            for (int stream = 0; stream < Batch; stream++)
            {
                float[] inputs = [.. Enumerable.Range(0, graph.WindowSteps).SelectMany(step => graph.Features.Floats(step * Batch + stream, 1).ToArray())];
                float[] expected = new float[graph.WindowSteps / 3 * 3];
                model.Run(inputs, states[stream], expected);
                for (int index = 0; index < expected.Length; index++)
                    Assert.Equal(expected[index], graph.Outputs.Row(index / 3 * Batch + stream)[index % 3], 1e-5);
            }
        }
    }

    [Fact]
    public void WhatFillsNoStride_ChangesNoBit()
    {
        using StridedClasses.Trainer whole = new(), more = new();
        for (ulong seed = 0; seed < 4; seed++)
        {
            float[] inputs = new float[11 * Batch * 7];
            new CounterRandom(seed, 3).Fill(inputs, -1, 1);
            int[] targets = [.. Enumerable.Range(0, 2 * Batch).Select(row => row % 5)];
            Assert.Equal(
                whole.Step(inputs.AsSpan(0, 8 * Batch * 7), targets, seed == 0, [8, 4, 8]), more.Step(inputs, targets, seed == 0, [11, 7, 9]));
        }

        Assert.Equal(TrainedCase.Bits(whole), TrainedCase.Bits(more));
    }

    /// <summary>The class of a stride is its first token: two time steps before the one that leaves.</summary>
    [Fact]
    public void ClassesOfStridesOfTokens_AreLearned()
    {
        using StridedTokens.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 1 });
        for (ulong seed = 0; seed < 3000; seed++)
        {
            (int[] tokens, int[] targets) = FirstTokens(seed, trainer.Steps);
            trainer.Step(tokens, targets, beginsStreams: true);
        }

        (int[] tested, int[] expected) = FirstTokens(10_000, 40);
        Evaluation after = trainer.Evaluate(tested, expected);
        Assert.Equal(13 * Batch, after.Tokens);
        Assert.True(after.MeanNats < 0.3, $"{after.MeanNats} nats");
    }

    [Fact]
    public void Windows_AreRefused_AndSayWhatAStrideTakes()
    {
        using StridedValues.Trainer values = new();
        const string Expected = "; expected 3 to 9 steps of 3 streams with 5 features a step and 3 targets for 3 steps each, shorter streams filled up.";
        AssertRefused("9 targets and 30 features" + Expected, () => values.Step(new float[2 * 15], new float[9], beginsStreams: true));
        AssertRefused(
            "26 targets and 135 features; expected at least 3 steps of 3 streams with 5 features a step and 3 targets for 3 steps each, shorter streams filled up.",
            () => values.Evaluate(new float[135], new float[26]));
        AssertRefused("81 targets and 135 features" + Expected, () => values.Step(new float[135], new float[81], beginsStreams: true));
        AssertRefused("Stream 1 has length 2; expected 3 to 9 time steps.", () => values.Step(new float[135], new float[27], beginsStreams: true, [9, 2, 9]));
        AssertRefused(
            "There are 27 marks of what is predicted; expected 9, one a time step and stream, or none where all have a target.",
            () => values.Step(new float[135], new float[27], beginsStreams: true, predicted: new bool[27]));
        using StridedLabels.Trainer labels = new();
        AssertRefused(
            "Sequence 1 has 11 time steps, of which 2 leave; expected at least 3 for its 2 labels, one each and one between equal neighbours.",
            () => labels.Step(new float[20 * 15], [[1], [2, 2], [3]], [20, 11, 20]));
        AssertRefused("Stream 2 has length 3; expected 4 to 20 time steps.", () => labels.Evaluate(new float[20 * 15], [[1], [2], [3]], [20, 12, 3]));
        AssertRefused(
            "The window has 3 steps; expected 4 to 20 steps of 3 streams with 5 features each, shorter sequences filled up.", () => labels.Step(new float[45], [[1], [2], [3]]));
        Assert.True(labels.Step(new float[20 * 15], [[1], [2, 2], []], [20, 12, 4]) > 0);

        static void AssertRefused(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
    }

    private static (int[] Tokens, int[] Targets) FirstTokens(ulong seed, int steps)
    {
        CounterRandom random = new(seed, 4);
        int[] tokens = [.. Enumerable.Range(0, steps * Batch).Select(_ => random.NextInteger(5))];
        return (tokens, [.. Enumerable.Range(0, steps / 3 * Batch).Select(row => tokens[row / Batch * 3 * Batch + row % Batch])]);
    }
}
