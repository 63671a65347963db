using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using KernelGen.Arithmetic;
using KernelGen.Text;

namespace KernelGen.Training;

public abstract partial class TokenTrainer
{
    private readonly TokenBatch trained;
    private readonly ValidationSchedule schedule;
    private readonly Stopwatch clock = new();
    private long clockedTokens;
    private int epoch;
    private int position;
    private double epochNats;
    private long epochTokens;
    private string corpusName = "";

    /// <summary>Epochs that are over.</summary>
    public int Epochs => epoch;

    /// <summary>Whether the run has come to its last epoch, or its learning rate below the minimum.</summary>
    public bool IsFinished => epoch >= Options.Epochs || schedule.IsFinished;

    /// <summary>
    /// Lets a run go on to more passes than its settings said, for example one that was resumed after its end. Nothing else changes: what
    /// comes out is what the run would have given with so many passes from the beginning.
    /// </summary>
    /// <param name="epochs">Passes in all, as many as were asked for or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer passes.</exception>
    public void ExtendTo(int epochs)
    {
        TrainingOptions.Require(epochs >= Options.Epochs, nameof(epochs), epochs, $"{Options.Epochs} or more, which the run has already");
        Options = Options with { Epochs = epochs };
    }

    /// <summary>
    /// Trains until <see cref="IsFinished"/>: after each epoch the validation decides about the learning rate. Where a checkpoint
    /// was resumed, goes on in the middle of its epoch.
    /// </summary>
    /// <param name="training">The training text; after <c>Resume</c> the same as before.</param>
    /// <param name="validation">The text that is evaluated after each epoch.</param>
    /// <param name="progress">Told every <see cref="TrainingOptions.ProgressInterval"/> updates and after each epoch.</param>
    /// <param name="cancellation">Asked before every update. A checkpoint is saved first where the options name a path.</param>
    /// <returns>The epochs that ended in this call.</returns>
    /// <exception cref="OperationCanceledException">Training was cancelled; calling again goes on.</exception>
    public IReadOnlyList<EpochReport> Fit(
        TokenCorpus training,
        TokenCorpus validation,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        List<EpochReport> reports = [];
        while (!IsFinished) reports.Add(TrainEpoch(training, validation, progress, cancellation));
        return reports;
    }

    /// <summary>Trains to the end of the present epoch.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <returns>What the epoch came to.</returns>
    public EpochReport TrainEpoch(
        TokenCorpus training,
        TokenCorpus validation,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        RequireSameCorpus(training);
        CorpusStreams streams = CorpusStreams.ForTraining(Rotated(training), Batch);
        streams.Position = position;
        clock.Start();
        while (streams.Position < streams.Length)
        {
            if (cancellation.IsCancellationRequested) Interrupt(cancellation);
            streams.Next(trained);
            epochNats += Step(trained) * trained.Predictions;
            epochTokens += trained.Predictions;
            clockedTokens += trained.Predictions;
            position = streams.Position;
            if (Updates % Options.ProgressInterval == 0) progress?.Report(Progress(streams, null));
            if (Options.CheckpointInterval > 0 && Updates % Options.CheckpointInterval == 0) SaveCheckpointIfNamed();
        }

        clock.Stop();
        return EndEpoch(streams, validation, progress);
    }

    /// <inheritdoc/>
    private protected override void WritePosition(Checkpoint file)
    {
        file.Write("position.epoch", epoch);
        file.Write("position.steps", position);
        file.Write("position.nats", epochNats);
        file.Write("position.tokens", epochTokens);
        file.Write("position.corpus", corpusName);
        file.Write("schedule.learning_rate", schedule.LearningRate);
        file.Write("schedule.best", schedule.Best);
    }

    /// <inheritdoc/>
    private protected override void ReadPosition(Checkpoint file)
    {
        epoch = file.ReadAtLeast("position.epoch", 0);
        position = file.ReadAtLeast("position.steps", 0);
        epochNats = file.Read<double>("position.nats");
        epochTokens = file.ReadAtLeast("position.tokens", 0L);
        corpusName = file.Read("position.corpus");
        schedule.Restore(file.ReadRate("schedule.learning_rate"), file.Read<double>("schedule.best"));
    }

    private EpochReport EndEpoch(CorpusStreams streams, TokenCorpus validation, IProgress<TrainingProgress>? progress)
    {
        Evaluation evaluation = Evaluate(validation);
        bool isBest = schedule.Observe(evaluation.MeanNats);
        EpochReport report = new(epoch + 1, LearningRate, epochNats / epochTokens, evaluation, isBest);
        progress?.Report(Progress(streams, evaluation));
        LearningRate = schedule.LearningRate;
        epoch++;
        (position, epochNats, epochTokens) = (0, 0, 0);
        SaveCheckpointIfNamed();
        return report;
    }

    private TrainingProgress Progress(CorpusStreams streams, Evaluation? validation) => new(
        epoch + 1,
        Options.Epochs,
        Updates,
        epochTokens,
        streams.Predictions,
        LearningRate,
        epochNats / epochTokens,
        clockedTokens / clock.Elapsed.TotalSeconds,
        validation);

    private void Interrupt(CancellationToken cancellation)
    {
        clock.Stop();
        SaveCheckpointIfNamed();
        cancellation.ThrowIfCancellationRequested();
    }

    private void SaveCheckpointIfNamed()
    {
        if (Options.CheckpointPath is { } path) SaveCheckpoint(path);
    }

    /// <summary>The corpus of the present epoch: it begins at a drawn place where the options say so.</summary>
    private TokenCorpus Rotated(TokenCorpus corpus)
    {
        if (!Options.RotateCorpus || corpus.Count == 0) return corpus;
        int start = new CounterRandom(Options.Seeds.Order, (ulong)epoch).NextInteger(corpus.Count);
        int[] tokens = new int[corpus.Count];
        corpus.Tokens[start..].CopyTo(tokens);
        corpus.Tokens[..start].CopyTo(tokens.AsSpan(corpus.Count - start));
        return new TokenCorpus(tokens, corpus.Characters);
    }

    /// <summary>A position means nothing in another text.</summary>
    private void RequireSameCorpus(TokenCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        string name = CorpusName(corpus);
        if (corpusName.Length == 0 || position == 0) corpusName = name;
        if (corpusName == name) return;
        throw new ArgumentException(
            $"The training text is {name}; this run is in the middle of {corpusName}.", nameof(corpus));
    }

    private static string CorpusName(TokenCorpus corpus)
    {
        ulong hash = 14695981039346656037;
        foreach (int token in corpus.Tokens) hash = unchecked((hash ^ (uint)token) * 1099511628211);
        return string.Create(CultureInfo.InvariantCulture, $"{corpus.Count} tokens, hash {hash:x16}");
    }
}
