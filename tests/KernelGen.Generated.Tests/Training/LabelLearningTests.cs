using System;
using System.Collections.Generic;
using System.Linq;
using Cases;
using KernelGen.Arithmetic;
using KernelGen.Ctc;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>Networks learn labels and values, and what is packed says the same.</summary>
public sealed class LabelLearningTests
{
    private const int Features = 6, MostSteps = 8;

    [Fact]
    public void LabelsWhoseTimeIsUnknown_AreLearned_AndThePackedModelSpeaksThem()
    {
        using GruLabels.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 1 });
        SequenceEvaluation before = Evaluate(trainer);
        for (ulong seed = 0; seed < 600; seed++)
        {
            (float[] inputs, int[][] labels, int[] lengths) = Speak(seed, trainer.Batch);
            trainer.Step(inputs, labels, lengths);
        }

        SequenceEvaluation after = Evaluate(trainer);
        Assert.True(after.LabelErrors.Rate < 0.03, $"label errors {before.LabelErrors.Rate}, then {after.LabelErrors.Rate}; {after.MeanNats} nats");
        Assert.True(after.MeanNats < before.MeanNats / 5, $"{before.MeanNats} nats, then {after.MeanNats}");

        using GruLabels packed = trainer.Pack();
        Assert.InRange(Spoken(packed).Rate, after.LabelErrors.Rate - 0.01, after.LabelErrors.Rate + 0.01);
    }

    [Fact]
    public void ASmallDeepSpeechOf4Bits_LearnsLabels_AndThePackedModelSpeaksThem()
    {
        using SpeechSmall.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 1 });
        SequenceEvaluation before = Evaluate(trainer);
        for (ulong seed = 0; seed < 500; seed++)
        {
            (float[] inputs, int[][] labels, int[] lengths) = Speak(seed, trainer.Batch);
            trainer.Step(inputs, labels, lengths);
        }

        SequenceEvaluation after = Evaluate(trainer);
        Assert.True(after.LabelErrors.Rate < 0.05, $"label errors {before.LabelErrors.Rate}, then {after.LabelErrors.Rate}; {after.MeanNats} nats");

        using SpeechSmall packed = trainer.Pack();
        using SpeechSmall.Workspace workspace = packed.CreateWorkspace(MostSteps);
        float[] logits = new float[MostSteps * SpeechSmall.OutputSize];
        int[] heard = new int[MostSteps];
        ErrorRate errors = default;
        foreach ((float[] inputs, int[][] labels, int[] lengths) in Tested(trainer.Batch))
        {
            for (int stream = 0; stream < lengths.Length; stream++)
            {
                float[] frames = [.. Enumerable.Range(0, lengths[stream]).SelectMany(step => inputs[((step * trainer.Batch + stream) * Features)..((step * trainer.Batch + stream + 1) * Features)])];
                Span<float> said = logits.AsSpan(0, lengths[stream] * SpeechSmall.OutputSize);
                packed.Run(frames, said, workspace);
                errors += ErrorRate.Of<int>(labels[stream], heard.AsSpan(0, CtcGreedyDecoder.Decode(said, SpeechSmall.OutputSize, heard)));
            }
        }

        Assert.InRange(errors.Rate, after.LabelErrors.Rate - 0.01, after.LabelErrors.Rate + 0.01);
    }

    [Fact]
    public void ASumOfTheLastTwoSteps_IsLearnedByItsSquares()
    {
        using LstmValues.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 1 });
        (float[] inputs, float[] targets) = Sums(seed: 99, steps: 40);
        double before = trainer.Evaluate(inputs, targets).MeanLoss;
        for (ulong seed = 0; seed < 600; seed++)
        {
            (float[] trained, float[] sums) = Sums(seed, trainer.Steps);
            trainer.Step(trained, sums, beginsStreams: true);
        }

        double after = trainer.Evaluate(inputs, targets).MeanLoss;
        Assert.True(after < before / 4, $"mean squared error {before}, then {after}");
    }

    private static SequenceEvaluation Evaluate(SequenceTrainer trainer) => Tested(trainer.Batch)
        .Select(batch => trainer.Evaluate(batch.Inputs, batch.Labels, batch.Lengths))
        .Aggregate(static (left, right) => left + right);

    private static IEnumerable<(float[] Inputs, int[][] Labels, int[] Lengths)> Tested(int batch) =>
        Enumerable.Range(0, 40).Select(index => Speak(1_000_000 + (ulong)index, batch));

    /// <summary>What greedy decoding of the packed model gets wrong.</summary>
    private static ErrorRate Spoken(GruLabels packed)
    {
        ErrorRate errors = default;
        float[] logits = new float[MostSteps * GruLabels.OutputSize];
        int[] heard = new int[MostSteps];
        using GruLabels.State state = packed.CreateState();
        foreach ((float[] inputs, int[][] labels, int[] lengths) in Tested(batch: 3))
        {
            for (int stream = 0; stream < lengths.Length; stream++)
            {
                state.Reset();
                for (int step = 0; step < lengths[stream]; step++)
                {
                    packed.Step(
                        inputs.AsSpan((step * 3 + stream) * Features, Features), state, logits.AsSpan(step * GruLabels.OutputSize, GruLabels.OutputSize));
                }

                int count = CtcGreedyDecoder.Decode(logits.AsSpan(0, lengths[stream] * GruLabels.OutputSize), GruLabels.OutputSize, heard);
                errors += ErrorRate.Of<int>(labels[stream], heard.AsSpan(0, count));
            }
        }

        return errors;
    }

    /// <summary>Sequences in which each label sounds for one or two steps on a feature of its own, with silence between some.</summary>
    private static (float[] Inputs, int[][] Labels, int[] Lengths) Speak(ulong seed, int batch)
    {
        CounterRandom random = new(seed, 4);
        float[] inputs = new float[MostSteps * batch * Features];
        random.Fill(inputs, -0.1f, 0.1f);
        int[][] labels = new int[batch][];
        int[] lengths = new int[batch];
        for (int stream = 0; stream < batch; stream++)
        {
            lengths[stream] = MostSteps - random.NextInteger(4);
            List<int> said = [];
            for (int step = random.NextInteger(2); step < lengths[stream];)
            {
                int label = 1 + random.NextInteger(4), end = Math.Min(step + 1 + random.NextInteger(2), lengths[stream]);
                for (; step < end; step++) inputs[(step * batch + stream) * Features + label] += 1;
                said.Add(label);

                // Silence: what tells two equal labels apart.
                step++;
            }

            labels[stream] = [.. said];
        }

        return (inputs, labels, lengths);
    }

    /// <summary>Targets that are sums of the present features and of those before.</summary>
    private static (float[] Inputs, float[] Targets) Sums(ulong seed, int steps)
    {
        const int Batch = 3, Outputs = 3;
        CounterRandom random = new(seed, 5);
        float[] inputs = new float[steps * Batch * Features], targets = new float[steps * Batch * Outputs];
        random.Fill(inputs, -1, 1);
        for (int row = 0; row < steps * Batch; row++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                float before = row < Batch ? 0 : inputs[(row - Batch) * Features + output];
                targets[row * Outputs + output] = 0.5f * (inputs[row * Features + output] + before);
            }
        }

        return (inputs, targets);
    }
}
