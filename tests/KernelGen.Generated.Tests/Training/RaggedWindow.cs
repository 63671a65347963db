using System;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Generated.Tests.Training;

/// <summary>A made-up window of streams of several lengths, for any trainer.</summary>
internal sealed class RaggedWindow
{
    public required int Steps { get; init; }

    /// <summary>Time steps that enter for each that has targets.</summary>
    public required int Stride { get; init; }

    public required int[] Lengths { get; init; }

    /// <summary>[steps, batch, input].</summary>
    public required float[] Inputs { get; init; }

    /// <summary>[steps, batch, output], 0 to 1.</summary>
    public required float[] Values { get; init; }

    /// <summary>[steps, batch].</summary>
    public required int[] Classes { get; init; }

    /// <summary>[steps, batch].</summary>
    public required TokenBatch Tokens { get; init; }

    /// <summary>Of every stream.</summary>
    public required int[][] Labels { get; init; }

    public static RaggedWindow Make(TrainerCore trainer, ulong seed, int steps)
    {
        CounterRandom random = new(seed, 2);
        int stride = trainer.Spec.Stride, rows = steps * trainer.Batch, targetRows = steps / stride * trainer.Batch, outputs = trainer.Spec.OutputSize;
        float[] inputs = new float[trainer.Graph.Features is null ? 0 : rows * trainer.Spec.InputSize], values = new float[targetRows * outputs];
        random.Fill(inputs, -1, 1);
        random.Fill(values, 0, 1);
        TokenBatch tokens = new(trainer.Batch, Math.Max(steps, trainer.Steps)) { Steps = steps };
        foreach (ref int token in tokens.Inputs.AsSpan(0, rows)) token = random.NextInteger(trainer.Spec.InputSize);
        foreach (ref int target in tokens.Targets.AsSpan(0, rows)) target = random.NextInteger(outputs);
        int[] lengths = [.. Enumerable.Range(0, trainer.Batch).Select(stream => stride + random.NextInteger(steps - stride + 1))];
        lengths[trainer.Batch / 2] = steps;
        return new RaggedWindow
        {
            Steps = steps,
            Stride = stride,
            Lengths = lengths,
            Inputs = inputs,
            Values = values,
            Classes = tokens.Targets[..targetRows],
            Tokens = tokens,
            Labels = [.. lengths.Select(length => Enumerable.Range(0, (length / stride + 1) / 2).Select(_ => 1 + random.NextInteger(Math.Max(outputs - 1, 1))).ToArray())],
        };
    }

    /// <summary>The same window with what no trainer takes beyond the end of every stream.</summary>
    public RaggedWindow WithWrongPadding(int batch)
    {
        float[] inputs = [.. Inputs], values = [.. Values];
        int[] classes = [.. Classes];
        TokenBatch tokens = new(batch, Tokens.MaximumSteps) { Steps = Steps };
        Tokens.Inputs.CopyTo(tokens.Inputs, 0);
        Tokens.Targets.CopyTo(tokens.Targets, 0);
        int rows = Steps * batch;
        for (int row = 0; row < rows; row++)
        {
            if (row / batch < Lengths[row % batch] / Stride * Stride) continue;
            inputs.AsSpan(row * (inputs.Length / rows), inputs.Length / rows).Fill(float.NaN);
            tokens.Inputs[row] = tokens.Targets[row] = int.MaxValue;
        }

        for (int row = 0; row < classes.Length; row++)
        {
            if (row / batch < Lengths[row % batch] / Stride) continue;
            values.AsSpan(row * (values.Length / classes.Length), values.Length / classes.Length).Fill(float.NegativeInfinity);
            classes[row] = int.MaxValue;
        }

        return new RaggedWindow { Steps = Steps, Stride = Stride, Lengths = Lengths, Inputs = inputs, Values = values, Classes = classes, Tokens = tokens, Labels = Labels };
    }

    /// <summary>One stream of this window in every place, and nothing beyond its end.</summary>
    public RaggedWindow Alone(int stream, int batch)
    {
        int length = Lengths[stream], targets = length / Stride;
        TokenBatch tokens = new(batch, Tokens.MaximumSteps) { Steps = length };
        Spread<int>(Tokens.Inputs, 1, length).CopyTo(tokens.Inputs, 0);
        Spread<int>(Tokens.Targets, 1, length).CopyTo(tokens.Targets, 0);
        tokens.Predictions = length * batch;
        int rows = Steps * batch;
        return new RaggedWindow
        {
            Steps = length,
            Stride = Stride,
            Lengths = [.. Enumerable.Repeat(length, batch)],
            Inputs = Spread<float>(Inputs, Inputs.Length / rows, length),
            Values = Spread<float>(Values, Values.Length / Classes.Length, targets),
            Classes = Spread<int>(Classes, 1, targets),
            Tokens = tokens,
            Labels = [.. Enumerable.Repeat(Labels[stream], batch)],
        };

        T[] Spread<T>(T[] source, int columns, int steps)
        {
            T[] spread = new T[steps * batch * columns];
            for (int row = 0; row < steps * batch; row++)
                source.AsSpan((row / batch * batch + stream) * columns, columns).CopyTo(spread.AsSpan(row * columns));
            return spread;
        }
    }

    /// <summary>One update.</summary>
    public double Step(TrainerCore trainer, bool beginsStreams)
    {
        switch (trainer)
        {
            case ValueTrainer values: return values.Step(Inputs, Values, beginsStreams, Lengths);
            case SequenceTrainer sequences: return sequences.Step(Inputs, Labels, Lengths);
            case TokenValueTrainer values: return values.Step(TokensOf(trainer), Values, beginsStreams, Lengths);
            case TokenSequenceTrainer sequences: return sequences.Step(TokensOf(trainer), Labels, Lengths);
            case TokenClassTrainer classes: return classes.Step(TokensOf(trainer), Classes, beginsStreams, Lengths);
            case FeatureTrainer classes: return classes.Step(Inputs, Classes, beginsStreams, Lengths);
            default:
                Tokens.BeginsStreams = beginsStreams;
                return ((TokenTrainer)trainer).Step(Tokens, Lengths);
        }
    }

    /// <summary>The sum of all losses, and what was predicted.</summary>
    public (double Loss, long Predictions) Evaluate(TrainerCore trainer)
    {
        switch (trainer)
        {
            case ValueTrainer values: return Total(values.Evaluate(Inputs, Values, Lengths));
            case TokenValueTrainer values: return Total(values.Evaluate(TokensOf(trainer), Values, Lengths));
            case SequenceTrainer sequences: return Total(sequences.Evaluate(Inputs, Labels, Lengths));
            case TokenSequenceTrainer sequences: return Total(sequences.Evaluate(TokensOf(trainer), Labels, Lengths));
            case FeatureTrainer classes: return Total(classes.Evaluate(Inputs, Classes, Lengths));
            case TokenClassTrainer classes: return Total(classes.Evaluate(TokensOf(trainer), Classes, Lengths));
            default: return Total(((TokenTrainer)trainer).Evaluate(Tokens, Lengths));
        }
    }

    private ReadOnlySpan<int> TokensOf(TrainerCore trainer) => Tokens.Inputs.AsSpan(0, Steps * trainer.Batch);

    private static (double Loss, long Predictions) Total(Evaluation predicted) => (predicted.MeanNats * predicted.Tokens, predicted.Tokens);

    private static (double Loss, long Predictions) Total(ValueEvaluation found) => (found.MeanLoss * found.Values, found.Values);

    private static (double Loss, long Predictions) Total(SequenceEvaluation heard) => (heard.Nats, heard.Sequences);
}
