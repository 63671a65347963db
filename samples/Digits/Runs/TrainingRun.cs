using System.Threading;
using Digits.Data;
using Digits.Models;
using KernelGen.Formats;
using KernelGen.Text;
using KernelGen.Training;

namespace Digits.Runs;

/// <summary>
/// Trains one model with one seed and rate by Adam. After an epoch that is not the best so far the rate is halved; the weights of the best epoch are the
/// result. Weights begin as the seed has them, in float, for every method alike.
/// </summary>
internal sealed class TrainingRun(DigitModel model, DigitSet training, DigitSet validation, int epochs, int threads)
{
    /// <summary>What the rate is divided by.</summary>
    public const float RateDivisor = 2;

    /// <summary>The greatest norm of all gradients together.</summary>
    public const float ClipNorm = 5;

    /// <summary>Trains.</summary>
    public TrainedRun Execute(float rate, ulong seed, CancellationToken cancellation)
    {
        using FeatureTrainer trainer = model.CreateTrainer(Options(rate, seed));
        ImageBatch batch = new(trainer.Batch, trainer.Spec.InputSize);
        ValidationSchedule schedule = new(rate, RateDivisor);
        TensorSet? best = null;
        string? divergence = null;
        int bestEpoch = 0;
        try
        {
            for (int epoch = 1; epoch <= epochs; epoch++)
            {
                Train(trainer, batch, EpochOrder.Of(training.Count, seed, epoch), cancellation);
                if (schedule.Observe(Measure(trainer, batch, validation))) (best, bestEpoch) = (trainer.Weights, epoch);
                trainer.LearningRate = schedule.LearningRate;
            }
        }
        catch (TrainingException e)
        {
            // What came before it is the result.
            divergence = e.Message;
        }

        return new TrainedRun(model, seed, rate, schedule.Best, bestEpoch, best, divergence);
    }

    /// <summary>The mean loss of a set as the network trains.</summary>
    public static double Measure(FeatureTrainer trainer, ImageBatch batch, DigitSet set)
    {
        int[] order = EpochOrder.InSequence(set.Count);
        double nats = 0;
        for (int first = 0; first < set.Count; first += trainer.Batch)
        {
            batch.Fill(set, order, first);
            Evaluation part = trainer.Evaluate(batch.Inputs, batch.Targets);
            nats += part.MeanNats * part.Tokens;
        }

        return nats / set.Count;
    }

    private void Train(FeatureTrainer trainer, ImageBatch batch, int[] order, CancellationToken cancellation)
    {
        for (int first = 0; first < order.Length; first += trainer.Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            batch.Fill(training, order, first);
            trainer.Step(batch.Inputs, batch.Targets, beginsStreams: true);
        }
    }

    private TrainingOptions Options(float rate, ulong seed) => new()
    {
        Optimizer = OptimizerKind.Adam,
        LearningRate = rate,
        ClipNorm = ClipNorm,
        Seeds = new TrainingSeeds(Initialisation: seed),
        Threads = threads,
    };
}
