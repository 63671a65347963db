using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Training;

namespace SpokenDigits.Recognition;

/// <summary>How recognisers are trained: by Adam, with a rate that falls in a straight line to nothing over a fixed number of epochs.</summary>
internal sealed record CtcTraining
{
    /// <summary>What the rate is multiplied by where training goes on from trained weights.</summary>
    private const float RateOfGoingOn = 0.25f;

    /// <summary>What the epochs are divided by there.</summary>
    private const int EpochsOfGoingOn = 2;

    private const ulong OrderStream = 0x0DE2;

    /// <summary>Epochs; each speaks every recording once.</summary>
    public int Epochs { get; init; } = 40;

    /// <summary>The rate of the first epoch.</summary>
    public float Rate { get; init; } = 0.004f;

    /// <summary>The probability with which an activation between layers is dropped.</summary>
    public float Dropout { get; init; } = 0.4f;

    /// <summary>Threads, which change no bit; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>Told of every epoch: its number from 1 on, the mean loss of a string in nats, and validation.</summary>
    public Action<int, double, SequenceEvaluation>? Report { get; init; }

    /// <summary>The options of a run.</summary>
    public TrainingOptions OptionsOf(ulong seed) => new()
    {
        Optimizer = OptimizerKind.Adam,
        LearningRate = Rate,
        ClipNorm = 1,
        Dropout = Dropout,
        Threads = Threads,
        Seeds = new TrainingSeeds(Initialisation: 4 * seed, Order: (4 * seed) + 1, Dropout: (4 * seed) + 2, Draws: (4 * seed) + 3),
    };

    /// <summary>How training goes on from weights that were trained this way.</summary>
    public CtcTraining GoingOn() => this with { Rate = Rate * RateOfGoingOn, Epochs = Math.Max(1, Epochs / EpochsOfGoingOn) };

    /// <summary>Trains to the end. Strings that are longer than the trainer's windows are left out; few are.</summary>
    public void Fit(SequenceTrainer trainer, TrainingStrings strings, ulong seed)
    {
        CounterRandom order = new(seed, OrderStream);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            trainer.LearningRate = Rate * (Epochs - epoch) / Epochs;
            double nats = 0;
            int count = 0;
            foreach (StringBatch batch in StringBatch.Of(Fitting(strings.Epoch(seed, epoch), trainer), trainer.Batch, order))
            {
                nats += trainer.Step(batch.Features, batch.Labels, batch.Lengths) * batch.Labels.Length;
                count += batch.Labels.Length;
            }

            Report?.Invoke(epoch + 1, nats / count, Evaluate(trainer, strings.Validation));
        }
    }

    private static SequenceEvaluation Evaluate(SequenceTrainer trainer, IReadOnlyList<UtteranceFeatures> strings) =>
        StringBatch.Of(Fitting(strings, trainer), trainer.Batch, new CounterRandom(0, OrderStream))
            .Select(batch => trainer.Evaluate(batch.Features, batch.Labels, batch.Lengths))
            .Aggregate(static (left, right) => left + right);

    private static IEnumerable<UtteranceFeatures> Fitting(IEnumerable<UtteranceFeatures> strings, SequenceTrainer trainer) =>
        strings.Where(one => one.Steps <= trainer.Steps);
}
