using System;
using System.Globalization;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>A trainer of a model that reads tokens and predicts the next ones.</summary>
public abstract partial class TokenTrainer : TrainerCore
{
    private readonly TokenBatch evaluated;

    /// <summary>Initialises the weights.</summary>
    protected TokenTrainer(TrainingGraph graph, TrainingOptions options)
        : base(graph, options)
    {
        evaluated = new TokenBatch(Batch, Steps);
        trained = new TokenBatch(Batch, Steps);
        schedule = new ValidationSchedule(options.LearningRate, options.RateDivisor, options.MinimumRate);
    }

    /// <summary>One update. The states are carried over from the batch before, and reset where the streams begin.</summary>
    /// <param name="batch">Tokens and targets of <see cref="TrainerCore.Batch"/> streams, at most <see cref="TrainerCore.Steps"/> steps.</param>
    /// <param name="lengths">
    /// Time steps of every stream that count, 1 to those of the batch; none where all do. The tokens and targets beyond them are not looked at: no bit depends on
    /// them. The state after the last that counts is carried on.
    /// </param>
    /// <returns>The mean loss of a prediction in nats, before the update.</returns>
    /// <exception cref="ArgumentException">
    /// The batch has another shape, or holds a token that the model does not have, a length is out of range, or streams of several lengths meet batch
    /// normalisation. Nothing has changed.
    /// </exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(TokenBatch batch, ReadOnlySpan<int> lengths = default)
    {
        int predictions = Take(batch, lengths);
        StreamLengths.RequireStatistics(Graph);
        if (batch.BeginsStreams) ResetState();
        return Update(predictions);
    }

    /// <summary>
    /// How well the network, as it trains, predicts a text: every token but the first, in <see cref="TrainerCore.Batch"/> streams.
    /// Training goes on afterwards as if it had not been asked.
    /// </summary>
    public Evaluation Evaluate(TokenCorpus corpus)
    {
        CorpusStreams streams = CorpusStreams.ForEvaluation(corpus, Batch);
        double nats = 0;
        BeginEvaluation();
        try
        {
            while (streams.Next(evaluated))
            {
                Take(evaluated, lengths: default);
                nats += TotalLoss();
            }
        }
        finally
        {
            EndEvaluation();
        }

        return Evaluation.OfTotal(nats, streams.Predictions, corpus.Characters);
    }

    /// <summary>
    /// How well the network, as it trains, predicts the targets of a batch, whose streams begin with it. Training goes on afterwards as if it had not been asked.
    /// </summary>
    /// <param name="batch">Tokens and targets of <see cref="TrainerCore.Batch"/> streams, at most <see cref="TrainerCore.Steps"/> steps.</param>
    /// <param name="lengths">Time steps of every stream that count, 1 to those of the batch; none where all do.</param>
    /// <exception cref="ArgumentException">As for <see cref="Step"/>.</exception>
    public Evaluation Evaluate(TokenBatch batch, ReadOnlySpan<int> lengths = default)
    {
        int predictions = Take(batch, lengths);
        BeginEvaluation();
        try
        {
            return Evaluation.OfTotal(TotalLoss(), predictions);
        }
        finally
        {
            EndEvaluation();
        }
    }

    /// <summary>Puts a batch into the graph and returns its targets.</summary>
    private int Take(TokenBatch batch, ReadOnlySpan<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Streams != Batch || batch.Steps < 1 || batch.Steps > Steps)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The batch has {batch.Streams} streams of {batch.Steps} steps; expected {Batch} streams of 1 to {Steps} steps."));
        }

        StreamLengths.Require(lengths, Batch, batch.Steps, least: 1);
        Graph.WindowSteps = batch.Steps;
        Graph.Shorten(lengths);
        int rows = batch.Steps * Batch;
        TakeInputs(batch.Inputs.AsSpan(0, rows));
        Span<int> targets = Graph.Targets[..rows];
        Graph.CopyTargets(batch.Targets.AsSpan(0, rows), targets, columns: 1, TokenBatch.NoTarget);
        RequireTokens("Target", targets, TokenBatch.NoTarget, Spec.OutputSize);
        return lengths.IsEmpty ? batch.Predictions : rows - targets.Count(TokenBatch.NoTarget);
    }
}
