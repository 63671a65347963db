using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>
/// Holds the forward pass from which gradients are taken against the integer program of the same weights: the codes of every h, of contexts, of affine layers
/// between others and of what residual layers hand on, and the integers of every c, unit for unit, at every time step.
/// </summary>
/// <remarks>Not thread-safe; a trainer that goes on is compared anew.</remarks>
public sealed class IntegerAgreement
{
    private readonly TrainerCore trainer;
    private readonly IntegerModel program;

    /// <summary>Freezes the present weights of a trainer.</summary>
    /// <exception cref="ArgumentException">The model is not integer-only.</exception>
    public IntegerAgreement(TrainerCore trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        if (trainer.Spec.Integer is null) throw new ArgumentException($"{trainer.Spec.Name} is not integer-only: there is no integer program of it.", nameof(trainer));
        this.trainer = trainer;
        program = new IntegerModel(PackedModel.Pack(trainer.Spec, trainer.Weights));
    }

    /// <summary>Integers that were compared.</summary>
    public long Compared { get; private set; }

    /// <summary>How many of them differed.</summary>
    public long Different { get; private set; }

    /// <summary>Compares over a batch of a model of tokens, whose streams begin with it.</summary>
    /// <exception cref="ArgumentException">The batch is none of the trainer's, or the trainer is another one.</exception>
    public void Check(TokenBatch batch)
    {
        if (trainer is not TokenTrainer own) throw new ArgumentException($"{trainer.Spec.Name} does not read tokens and predict the next.", nameof(batch));
        own.Evaluate(batch);
        CheckWindow();
    }

    /// <summary>Compares over a text, in windows of <see cref="TrainerCore.Batch"/> streams that begin anew with each.</summary>
    /// <exception cref="ArgumentException">The trainer does not read tokens, or the text has a token that the model lacks.</exception>
    public void Check(TokenCorpus corpus)
    {
        CorpusStreams streams = CorpusStreams.ForEvaluation(corpus, trainer.Batch);
        TokenBatch batch = new(trainer.Batch, trainer.Steps);
        while (streams.Next(batch)) Check(batch);
    }

    /// <summary>Compares over sequences of features, side by side.</summary>
    /// <param name="inputs">[steps, batch, input] features, at most as many steps as the trainer's window.</param>
    /// <param name="targets">[steps, batch] classes.</param>
    /// <exception cref="ArgumentException">As for <see cref="ClassTrainer{TInput}.Evaluate"/>, or the trainer is another one.</exception>
    public void Check(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets)
    {
        if (trainer is not FeatureTrainer own) throw new ArgumentException($"{trainer.Spec.Name} does not read features and predict classes.", nameof(inputs));
        if (targets.Length > trainer.Batch * trainer.Steps)
            throw new ArgumentException($"The sequences have {targets.Length / trainer.Batch} time steps; expected at most {trainer.Steps}, those of a window.", nameof(targets));
        own.Evaluate(inputs, targets);
        CheckWindow();
    }

    /// <summary>Compares over pairs of an encoder and decoder of tokens, both parts of it.</summary>
    /// <param name="sources">As for <see cref="DecoderTrainer{TValue}.Evaluate"/>.</param>
    /// <param name="targets">Their targets, which are given to the decoder.</param>
    /// <exception cref="ArgumentException">As for <see cref="DecoderTrainer{TValue}.Evaluate"/>, or the trainer is another one.</exception>
    public void Check(ReadOnlySpan<int[]> sources, ReadOnlySpan<int[]> targets)
    {
        if (trainer is not TokenDecoderTrainer own) throw new ArgumentException($"{trainer.Spec.Name} is no decoder whose encoder reads tokens.", nameof(sources));
        own.Evaluate(sources, targets);
        CheckWindow();
    }

    /// <summary>Compares over pairs of an encoder of features and a decoder, both parts of it.</summary>
    /// <param name="sources">As for <see cref="DecoderTrainer{TValue}.Evaluate"/>.</param>
    /// <param name="targets">Their targets, which are given to the decoder.</param>
    /// <exception cref="ArgumentException">As for <see cref="DecoderTrainer{TValue}.Evaluate"/>, or the trainer is another one.</exception>
    public void Check(ReadOnlySpan<float[]> sources, ReadOnlySpan<int[]> targets)
    {
        if (trainer is not FeatureDecoderTrainer own) throw new ArgumentException($"{trainer.Spec.Name} is no decoder whose encoder reads features.", nameof(sources));
        own.Evaluate(sources, targets);
        CheckWindow();
    }

    /// <summary>
    /// Compares over the window that the trainer evaluated last, after this was made: what other losses than the classes above are evaluated with, labels of sequences and values. Streams must have begun with that window, and
    /// it must have been the only one.
    /// </summary>
    public void CheckWindow()
    {
        TrainingGraph graph = trainer.Graph;
        if (graph.Encoder is not { } encoder)
        {
            Compare(graph, (rows, watch) => Follow(program, graph, rows, watch));
            return;
        }

        Compare(encoder, (rows, watch) => Follow(program.Encoder!, encoder, rows, watch));
        Compare(graph, (rows, watch) =>
        {
            IReadOnlyList<int> source = RowsOf(encoder, stream: rows[0]);
            program.Follow(
                TokensOf(graph, rows), encoder.Features is null ? program.Encode(TokensOf(encoder, source)) : program.Encode(CodesOf(program.Encoder!, encoder, source)), watch);
        });
    }

    private static void Follow(IntegerModel program, TrainingGraph graph, IReadOnlyList<int> rows, ILayerWatch watch)
    {
        if (graph.Features is null) program.Follow(TokensOf(graph, rows), watch);
        else program.Follow(CodesOf(program, graph, rows), watch);
    }

    private static int[] TokensOf(TrainingGraph graph, IReadOnlyList<int> rows) => [.. rows.Select(row => graph.Tokens[row])];

    private static sbyte[] CodesOf(IntegerModel program, TrainingGraph graph, IReadOnlyList<int> rows) =>
        [.. rows.SelectMany(row => graph.Features!.Floats(row, 1).ToArray()).Select(value => program.Features.CodeOf(value))];

    /// <summary>The rows of the window that belong to a stream and count, the first of which is the stream's number.</summary>
    private static List<int> RowsOf(TrainingGraph graph, int stream)
    {
        List<int> rows = [];
        for (int row = stream; row < graph.WindowRows && graph.Entering.Counts(row); row += graph.Batch) rows.Add(row);
        return rows;
    }

    /// <summary>Follows the program over the window of every stream. Row by row a layer leaves what it leaves, whichever way it reads.</summary>
    private void Compare(TrainingGraph graph, Action<IReadOnlyList<int>, ILayerWatch> follow)
    {
        for (int stream = 0; stream < graph.Batch; stream++)
        {
            List<int> rows = RowsOf(graph, stream);
            if (rows.Count > 0) follow(rows, new Comparison(this, graph, rows));
        }
    }

    private void Count<T>(ReadOnlySpan<T> trained, ReadOnlySpan<T> computed)
        where T : IEquatable<T>
    {
        for (int index = 0; index < trained.Length; index++)
            if (!trained[index].Equals(computed[index])) Different++;
        Compared += trained.Length;
    }

    /// <summary>Compares what the program leaves of a stream with the rows of the window that are its.</summary>
    private sealed class Comparison(IntegerAgreement agreement, TrainingGraph graph, IReadOnlyList<int> rows) : ILayerWatch
    {
        public void Left(int layer, int step, IntegerLayerState state)
        {
            IIntegerRecord trained = graph.IntegerRecords.First(record => record.Layer == layer);
            sbyte[] codes = new sbyte[state.Codes.Length];
            short[] cell = new short[state.Cell.Length];
            trained.CopyCodes(rows[step], codes);
            trained.CopyCell(rows[step], cell);
            agreement.Count<sbyte>(codes, state.Codes);
            agreement.Count<short>(cell, state.Cell);
        }

        public void Added(int layer, int step, ReadOnlySpan<sbyte> codes)
        {
            sbyte[] trained = new sbyte[codes.Length];
            graph.IntegerSums.First(record => record.Layer == layer).CopyCodes(rows[step], trained);
            agreement.Count<sbyte>(trained, codes);
        }
    }
}
