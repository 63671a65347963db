using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Integer.Tests;

/// <summary>An integer-only model that is trained, and batches for it.</summary>
internal static class TrainedCase
{
    private static readonly Type[] types =
    [
        .. typeof(TrainedCase).Assembly.GetTypes().Where(type => type.Namespace == "TrainedCases" && type.GetNestedType("Trainer") is not null).OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The names of all cases.</summary>
    public static IEnumerable<string> Names => types.Select(type => type.Name);

    /// <summary>A new trainer.</summary>
    public static TrainerCore Create(string name, TrainingOptions options, LaneWidth lanes) =>
        (TrainerCore)Activator.CreateInstance(types.Single(type => type.Name == name).GetNestedType("Trainer")!, options, lanes)!;

    /// <summary>A trainer that goes on from a file.</summary>
    public static TrainerCore Resume(string name, string path) =>
        (TrainerCore)types.Single(type => type.Name == name).GetNestedType("Trainer")!.GetMethod("Resume")!.Invoke(null, [path, 1])!;

    /// <summary>A trainer of one of the models that have float twins.</summary>
    public static TrainerCore CreateTwin(string name, TrainingOptions options) =>
        (TrainerCore)Activator.CreateInstance(typeof(TrainedCase).Assembly.GetType("TrainedTwins." + name)!.GetNestedType("Trainer")!, options, LaneTypes.Widest)!;

    /// <summary>One update on the batch of a number; the next token of a text that counts in threes with some noise.</summary>
    public static double Step(TrainerCore trainer, int batch) => Repeated(trainer, batch)();

    /// <summary>Updates on the batch of a number, again and again.</summary>
    public static Func<double> Repeated(TrainerCore trainer, int batch)
    {
        switch (trainer)
        {
            case TokenTrainer reader:
                TokenBatch tokens = Tokens(trainer, batch);
                return () => reader.Step(tokens);
            case TokenDecoderTrainer translator:
                (int[][] texts, int[][] translations) = Pairs(trainer, batch, TokenSource);
                return () => translator.Step(texts, translations);
            case FeatureDecoderTrainer listener:
                (float[][] sounds, int[][] words) = Pairs(trainer, batch, FeatureSource);
                return () => listener.Step(sounds, words);
            case SequenceTrainer labelling:
                (float[] sequences, int[][] labels, int[] lengths) = Labelled(trainer, batch);
                return () => labelling.Step(sequences, labels, lengths);
            case ValueTrainer measuring:
                (float[] signals, float[] values) = Valued(trainer, batch);
                return () => measuring.Step(signals, values, beginsStreams: true);
            default:
                (float[] inputs, int[] targets) = Features(trainer, batch);
                return () => ((FeatureTrainer)trainer).Step(inputs, targets, beginsStreams: true);
        }
    }

    /// <summary>Compares the integers of a batch.</summary>
    public static void Check(TrainerCore trainer, IntegerAgreement agreement, int batch)
    {
        switch (trainer)
        {
            case TokenTrainer:
                agreement.Check(Tokens(trainer, batch));
                break;
            case TokenDecoderTrainer:
                (int[][] texts, int[][] translations) = Pairs(trainer, batch, TokenSource);
                agreement.Check(texts, translations);
                break;
            case FeatureDecoderTrainer:
                (float[][] sounds, int[][] words) = Pairs(trainer, batch, FeatureSource);
                agreement.Check(sounds, words);
                break;
            case FeatureTrainer:
                (float[] inputs, int[] targets) = Features(trainer, batch);
                agreement.Check(inputs, targets);
                break;
            default:
                Evaluate(trainer, batch);
                agreement.CheckWindow();
                break;
        }
    }

    /// <summary>Evaluates a batch.</summary>
    public static void Evaluate(TrainerCore trainer, int batch)
    {
        switch (trainer)
        {
            case TokenTrainer reader:
                reader.Evaluate(Tokens(trainer, batch));
                break;
            case TokenDecoderTrainer translator:
                (int[][] texts, int[][] translations) = Pairs(trainer, batch, TokenSource);
                translator.Evaluate(texts, translations);
                break;
            case FeatureDecoderTrainer listener:
                (float[][] sounds, int[][] words) = Pairs(trainer, batch, FeatureSource);
                listener.Evaluate(sounds, words);
                break;
            case SequenceTrainer labelling:
                (float[] sequences, int[][] labels, int[] lengths) = Labelled(trainer, batch);
                labelling.Evaluate(sequences, labels, lengths);
                break;
            case ValueTrainer measuring:
                (float[] signals, float[] values) = Valued(trainer, batch);
                measuring.Evaluate(signals, values);
                break;
            default:
                (float[] inputs, int[] targets) = Features(trainer, batch);
                ((FeatureTrainer)trainer).Evaluate(inputs, targets);
                break;
        }
    }

    /// <summary>Sources of different lengths, in every fourth batch the first of one time step, and as targets what their first steps show; one stream may be left without a pair.</summary>
    private static (T[][] Sources, int[][] Targets) Pairs<T>(TrainerCore trainer, int seed, Func<TrainerCore, Random, int, T[]> draw)
    {
        var random = new Random(seed);
        int longest = trainer.Graph.Encoder!.Steps, classes = trainer.Spec.OutputSize - 1;
        T[][] sources = [.. Enumerable.Range(0, trainer.Batch - seed % 2).Select(pair => draw(trainer, random, pair == 0 && seed % 4 == 1 ? 1 : 1 + random.Next(longest)))];
        return (sources, [.. sources.Select(source => Enumerable.Range(0, Math.Min(source.Length, trainer.Steps - 1)).Select(step => 1 + Shown(source[step]) % classes).ToArray())]);

        static int Shown(T value) => value is float feature ? feature > 1 ? 1 : 0 : Convert.ToInt32(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Sequences of different lengths, whose labels say which of their features were great on the whole.</summary>
    private static (float[] Inputs, int[][] Labels, int[] Lengths) Labelled(TrainerCore trainer, int seed)
    {
        (float[] inputs, _) = Features(trainer, seed);
        int[] lengths = [.. Enumerable.Range(0, trainer.Batch).Select(stream => trainer.Steps - stream)];
        int size = trainer.Spec.InputSize;
        return (inputs, [.. lengths.Select((length, stream) => (int[])[Mean(stream, 0) > 1 ? 1 : 2, Mean(stream, 1) > 1 ? 3 : 4])], lengths);

        float Mean(int stream, int feature) => Enumerable.Range(0, lengths[stream]).Average(step => inputs[(step * trainer.Batch + stream) * size + feature]);
    }

    private static (float[] Inputs, float[] Values) Valued(TrainerCore trainer, int seed)
    {
        (float[] inputs, _) = Features(trainer, seed);
        int size = trainer.Spec.InputSize;
        return (inputs, [.. Enumerable.Range(0, trainer.Batch * trainer.Steps).SelectMany(row => (float[])[inputs[row * size] / 3, inputs[(row * size) + 1] / -3])]);
    }

    private static int[] TokenSource(TrainerCore trainer, Random random, int steps) =>
        [.. Enumerable.Range(0, steps).Select(_ => random.Next(trainer.Graph.Encoder!.Spec.InputSize))];

    private static float[] FeatureSource(TrainerCore trainer, Random random, int steps) =>
        [.. Enumerable.Range(0, steps * trainer.Graph.Encoder!.Spec.InputSize).Select(_ => 4 * random.NextSingle() - 1)];

    private static TokenBatch Tokens(TrainerCore trainer, int seed)
    {
        var random = new Random(seed);
        TokenBatch batch = new(trainer.Batch, trainer.Steps);
        for (int stream = 0; stream < trainer.Batch; stream++)
        {
            int token = random.Next(trainer.Spec.InputSize);
            for (int step = 0; step < trainer.Steps; step++)
            {
                batch.Inputs[step * trainer.Batch + stream] = token;
                token = random.Next(8) == 0 ? random.Next(trainer.Spec.InputSize) : (token + 3) % trainer.Spec.InputSize;
                batch.Targets[step * trainer.Batch + stream] = token;
            }
        }

        batch.Steps = trainer.Steps;
        batch.Predictions = trainer.Batch * trainer.Steps;
        batch.BeginsStreams = seed % 2 == 0;
        return batch;
    }

    private static (float[] Inputs, int[] Targets) Features(TrainerCore trainer, int seed)
    {
        var random = new Random(seed);
        int rows = trainer.Batch * trainer.Steps, size = trainer.Spec.InputSize;
        float[] inputs = [.. Enumerable.Range(0, rows * size).Select(_ => 4 * random.NextSingle() - 1)];
        return (inputs, [.. Enumerable.Range(0, rows).Select(row => inputs[row * size] > 1 ? 1 : inputs[row * size + 1] > 1 ? 2 : 0)]);
    }
}
