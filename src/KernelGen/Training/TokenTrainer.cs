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
    /// <returns>The mean loss of a prediction in nats, before the update.</returns>
    /// <exception cref="ArgumentException">The batch has another shape, or holds a token that the model does not have.</exception>
    /// <exception cref="TrainingException">
    /// Loss or gradient is not finite: the weights are those before the update. Or the update made weights that are not. Names the
    /// update and the tensor.
    /// </exception>
    public double Step(TokenBatch batch)
    {
        Take(batch);
        if (batch.BeginsStreams) ResetState();
        return Update(batch.Predictions);
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
                Take(evaluated);
                nats += TotalLoss();
            }
        }
        finally
        {
            EndEvaluation();
        }

        return Evaluation.OfTotal(nats, streams.Predictions, corpus.Characters);
    }

    private void Take(TokenBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Streams != Batch || batch.Steps < 1 || batch.Steps > Steps)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The batch has {batch.Streams} streams of {batch.Steps} steps; expected {Batch} streams of 1 to {Steps} steps."));
        }

        int rows = batch.Steps * Batch;
        RequireTokens("Input", batch.Inputs.AsSpan(0, rows), 0, Spec.InputSize);
        RequireTokens("Target", batch.Targets.AsSpan(0, rows), TokenBatch.NoTarget, Spec.OutputSize);
        Graph.WindowSteps = batch.Steps;
        batch.Inputs.AsSpan(0, rows).CopyTo(Graph.Tokens);
        batch.Targets.AsSpan(0, rows).CopyTo(Graph.Targets);
    }
}
