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

/// <summary>Tokens whose targets are values, probabilities or labels, and targets at some time steps alone.</summary>
public sealed class TokenLossTests
{
    private const int Batch = 3, Letters = 30, MostLetters = 12;

    /// <summary>Whether token 7 stood before token 3, of which the last step alone is asked.</summary>
    [Fact]
    public void TextsAreClassified_ByTheLastStepAlone()
    {
        using TokenProbabilities.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.02f, ClipNorm = 1 });
        for (ulong seed = 0; seed < 400; seed++)
        {
            (int[] tokens, float[] targets, bool[] predicted, int[] lengths) = Texts(seed);
            trainer.Step(tokens, targets, beginsStreams: true, lengths, predicted);
        }

        using TokenProbabilities packed = trainer.Pack();
        using TokenProbabilities.State state = packed.CreateState();
        float[] logit = new float[1];
        int right = 0, all = 0;
        for (ulong seed = 1000; seed < 1040; seed++)
        {
            (int[] tokens, float[] targets, _, int[] lengths) = Texts(seed);
            for (int stream = 0; stream < Batch; stream++, all++)
            {
                state.Reset();
                for (int step = 0; step < lengths[stream]; step++) packed.Step(tokens[step * Batch + stream], state, logit);
                if (logit[0] > 0 == targets[(lengths[stream] - 1) * Batch + stream] > 0.5f) right++;
            }
        }

        Assert.True(right > 0.95 * all, $"{right} of {all} are right");
    }

    [Fact]
    public void LettersBecomeSounds_WhoseTimeIsUnknown_AndThePackedModelSpeaksThem()
    {
        using LettersToSounds.Trainer trainer = new(new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 0.01f, ClipNorm = 1 });
        SequenceEvaluation before = Evaluate(trainer);
        for (ulong seed = 0; seed < 400; seed++)
        {
            (int[] tokens, int[][] labels, int[] lengths) = Words(seed, trainer.Batch);
            trainer.Step(tokens, labels, lengths);
        }

        SequenceEvaluation after = Evaluate(trainer);
        Assert.True(after.LabelErrors.Rate < 0.05, $"label errors {before.LabelErrors.Rate}, then {after.LabelErrors.Rate}; {after.MeanNats} nats");

        using LettersToSounds packed = trainer.Pack();
        using LettersToSounds.Workspace workspace = packed.CreateWorkspace(MostLetters);
        float[] logits = new float[MostLetters * LettersToSounds.OutputSize];
        int[] heard = new int[MostLetters];
        ErrorRate errors = default;
        (int[] tested, int[][] said, int[] ends) = Words(1000, trainer.Batch);
        for (int stream = 0; stream < ends.Length; stream++)
        {
            int[] word = [.. Enumerable.Range(0, ends[stream]).Select(step => tested[step * ends.Length + stream])];
            Span<float> outputs = logits.AsSpan(0, word.Length * LettersToSounds.OutputSize);
            packed.Run(word, outputs, workspace);
            errors += ErrorRate.Of<int>(said[stream], heard.AsSpan(0, CtcGreedyDecoder.Decode(outputs, LettersToSounds.OutputSize, heard)));
        }

        Assert.InRange(errors.Rate, 0, 0.1);
    }

    [Fact]
    public void ALossOfSomeTimeSteps_IsTheMeanOverThem()
    {
        using TokenValues.Trainer trainer = new();
        (int[] tokens, float[] targets) = Window(trainer, seed: 3);
        bool[] predicted = [.. Enumerable.Range(0, 15).Select(row => row % 4 == 1)];
        int[] lengths = [5, 2, 4];
        ValueEvaluation found = trainer.Evaluate(tokens, targets, lengths, predicted);

        double sum = 0;
        int values = 0;
        for (int row = 0; row < 15; row++)
        {
            if (!predicted[row] || row / Batch >= lengths[row % Batch]) continue;
            for (int output = 0; output < 3; output++, values++) sum += Math.Pow(trainer.Graph.Outputs.Row(row)[output] - targets[row * 3 + output], 2);
        }

        Assert.Equal(values, found.Values);
        Assert.Equal(sum / values, found.MeanLoss, 1e-7);
        Assert.Equal(found.MeanLoss, trainer.Step(tokens, targets, beginsStreams: true, lengths, predicted), 1e-7);
    }

    [Fact]
    public void TargetsThatAreNotPredicted_ChangeNoBit()
    {
        using TokenValues.Trainer values = new(), others = new();
        using GruTrained.Trainer classes = new(), unnamed = new();
        for (ulong seed = 0; seed < 4; seed++)
        {
            (int[] tokens, float[] targets) = Window(values, seed);
            bool[] predicted = [.. Enumerable.Range(0, 15).Select(row => row % 3 == 1 || row > 10)];
            float[] wrong = [.. targets.Select((target, index) => predicted[index / 3] ? target : float.NaN)];
            Assert.Equal(
                values.Step(tokens, targets, seed == 0, predicted: predicted), others.Step(tokens, wrong, seed == 0, predicted: predicted));

            float[] features = new float[15 * classes.Spec.InputSize];
            new CounterRandom(seed, 8).Fill(features, -1, 1);
            int[] named = [.. tokens.Select((token, row) => predicted[row] ? token % classes.Spec.OutputSize : TokenBatch.NoTarget)];
            int[] beyond = [.. named.Select(target => target == TokenBatch.NoTarget ? int.MaxValue : target)];
            Assert.Equal(classes.Step(features, named, seed == 0), unnamed.Step(features, beyond, seed == 0, predicted: predicted));
        }

        Assert.Equal(TrainedCase.Bits(values), TrainedCase.Bits(others));
        Assert.Equal(TrainedCase.Bits(classes), TrainedCase.Bits(unnamed));
    }

    /// <summary>A window after one of which little was predicted predicts everything again.</summary>
    [Fact]
    public void WhatIsPredicted_IsSaidAnewForEveryWindow()
    {
        using TokenValues.Trainer trainer = new();
        (int[] tokens, float[] targets) = Window(trainer, seed: 3);
        ValueEvaluation all = trainer.Evaluate(tokens, targets);
        Assert.Equal(0, trainer.Step(tokens, targets, beginsStreams: true, predicted: new bool[15]));
        Assert.Equal(all, trainer.Evaluate(tokens, targets));
        Assert.Equal(45, all.Values);
    }

    [Fact]
    public void WindowsOfTokensThatDoNotFit_AreRefused_AndSayWhy()
    {
        using TokenValues.Trainer values = new();
        AssertRefused(
            "45 targets and 14 tokens; expected 1 to 5 steps of 3 streams with a token and 3 targets each, shorter streams filled up.",
            () => values.Step(new int[14], new float[45], beginsStreams: true));
        AssertRefused("Input 4 of the window is 11; expected 0 to 10.", () => values.Step([0, 0, 0, 0, 11, 0], new float[18], beginsStreams: true));
        AssertRefused("Input 4 of the window is -1; expected 0 to 10.", () => values.Evaluate([0, 0, 0, 0, -1, 0], new float[18]));
        AssertRefused(
            "There are 5 marks of what is predicted; expected 6, one a time step and stream, or none where all have a target.",
            () => values.Step(new int[6], new float[18], beginsStreams: true, predicted: new bool[5]));
        using TokenLabels.Trainer labels = new();
        AssertRefused(
            "The window has 8 steps; expected 1 to 7 steps of 3 streams with a token each, shorter sequences filled up.",
            () => labels.Step(new int[24], [[1], [2], [3]]));
        AssertRefused(
            "The window has 20 tokens; expected 1 to 7 steps of 3 streams with a token each, shorter sequences filled up.",
            () => labels.Evaluate(new int[20], [[1], [2], [3]]));
        AssertRefused("Input 1 of the window is 11; expected 0 to 10.", () => labels.Step([0, 11, 0, 0, 0, 0], [[1], [2], [3]]));

        static void AssertRefused(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
    }

    private static (int[] Tokens, float[] Targets) Window(TokenValues.Trainer trainer, ulong seed)
    {
        CounterRandom random = new(seed, 9);
        int[] tokens = [.. Enumerable.Range(0, 15).Select(_ => random.NextInteger(11))];
        float[] targets = new float[15 * trainer.Spec.OutputSize];
        random.Fill(targets, -1, 1);
        return (tokens, targets);
    }

    /// <summary>Texts of one 7 and one 3 among other tokens, and 1 at the last step where the 7 stands first.</summary>
    private static (int[] Tokens, float[] Targets, bool[] Predicted, int[] Lengths) Texts(ulong seed)
    {
        const int Steps = 5;
        CounterRandom random = new(seed, 6);
        int[] tokens = new int[Steps * Batch], lengths = new int[Batch];
        float[] targets = new float[Steps * Batch];
        bool[] predicted = new bool[Steps * Batch];
        for (int stream = 0; stream < Batch; stream++)
        {
            int length = lengths[stream] = 3 + random.NextInteger(3), seven = random.NextInteger(length), three = (seven + 1 + random.NextInteger(length - 1)) % length;
            for (int step = 0; step < length; step++) tokens[step * Batch + stream] = step == seven ? 7 : step == three ? 3 : 8 + random.NextInteger(3);
            targets[(length - 1) * Batch + stream] = seven < three ? 1 : 0;
            predicted[(length - 1) * Batch + stream] = true;
        }

        return (tokens, targets, predicted, lengths);
    }

    /// <summary>Words of syllables, a letter and a mute one behind it; every letter has a sound of its own, and begins no word twice in a row.</summary>
    private static (int[] Tokens, int[][] Labels, int[] Lengths) Words(ulong seed, int batch)
    {
        CounterRandom random = new(seed, 7);
        int[] tokens = new int[MostLetters * batch], lengths = new int[batch];
        int[][] labels = new int[batch][];
        for (int stream = 0; stream < batch; stream++)
        {
            int syllables = 2 + random.NextInteger(5);
            List<int> said = [];
            for (int syllable = 0; syllable < syllables; syllable++)
            {
                int sound = 1 + random.NextInteger(8);
                tokens[2 * syllable * batch + stream] = sound + 8 * random.NextInteger(2);
                tokens[(2 * syllable + 1) * batch + stream] = Letters - 1 - random.NextInteger(4);
                said.Add(sound);
            }

            (labels[stream], lengths[stream]) = ([.. said], 2 * syllables);
        }

        return (tokens, labels, lengths);
    }

    private static SequenceEvaluation Evaluate(LettersToSounds.Trainer trainer)
    {
        SequenceEvaluation sum = new(0, 0, default);
        for (ulong seed = 1000; seed < 1010; seed++)
        {
            (int[] tokens, int[][] labels, int[] lengths) = Words(seed, trainer.Batch);
            sum += trainer.Evaluate(tokens, labels, lengths);
        }

        return sum;
    }
}
