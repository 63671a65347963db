using System;
using System.Collections.Generic;
using Dates.Data;
using Dates.Models;
using KernelGen.Arithmetic;
using KernelGen.Training;

namespace Dates.Runs;

/// <summary>How models are trained: by Adam, with a rate that falls in a straight line to nothing over a fixed number of epochs.</summary>
internal sealed record DateTraining
{
    private const ulong OrderStream = 0xDA7E;

    // What goes on must see the pairs in another order than that in which its first weights were learned.
    private const ulong SeedsOfOneMore = 1UL << 20;

    private const float RateOfGoingOn = 0.25f;

    /// <summary>Epochs; each reads every pair once.</summary>
    public int Epochs { get; init; } = 3;

    /// <summary>The first learning rate of a model that begins with drawn weights; one that goes on has a quarter of it.</summary>
    public float Rate { get; init; } = 0.004f;

    /// <summary>Threads, which change no bit; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>The first learning rate of a model that goes on from trained weights, or does not.</summary>
    public float RateOf(bool goesOn) => goesOn ? RateOfGoingOn * Rate : Rate;

    /// <summary>Trains a model to the end.</summary>
    /// <param name="recipe">What is trained.</param>
    /// <param name="sets">What it is trained with.</param>
    /// <param name="seed">First weights and order follow from it: models with the same seed read the same batches.</param>
    /// <param name="begin">Gives it the weights that it begins with, where it goes on from others.</param>
    /// <param name="progress">Told of every update.</param>
    /// <returns>The model, for the caller to dispose.</returns>
    public IDateModel Fit(DateRecipe recipe, DateSets sets, ulong seed, Action<IDateModel> begin, Action<DateProgress> progress)
    {
        bool goesOn = recipe.Start is not null;
        float rate = RateOf(goesOn);
        ulong ownSeed = goesOn ? seed + SeedsOfOneMore : seed;
        IDateModel model = recipe.Create(OptionsOf(rate, ownSeed));
        try
        {
            if (goesOn) begin(model);
            Fit(model, sets.Training, rate, new CounterRandom(ownSeed, OrderStream), progress);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private void Fit(IDateModel model, IReadOnlyList<DatePair> pairs, float rate, CounterRandom order, Action<DateProgress> progress)
    {
        int ofEpoch = (pairs.Count + model.Batch - 1) / model.Batch, updates = Epochs * ofEpoch, update = 0;
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            double nats = 0;
            int count = 0;
            foreach (DatePair[] batch in DateBatches.Of(pairs, model.Batch, order))
            {
                model.LearningRate = rate * (updates - update) / updates;
                nats += batch.Length * model.Train(Array.ConvertAll(batch, static pair => pair.SourceTokens), Array.ConvertAll(batch, static pair => pair.TargetTokens));
                count += batch.Length;
                update++;
                progress(new DateProgress(epoch, Epochs, update, updates, nats / count, update == epoch * ofEpoch));
            }
        }
    }

    private TrainingOptions OptionsOf(float rate, ulong seed) => new()
    {
        Optimizer = OptimizerKind.Adam,
        LearningRate = rate,
        ClipNorm = 1,
        Threads = Threads,
        Seeds = new TrainingSeeds(Initialisation: 4 * seed, Order: (4 * seed) + 1, Dropout: (4 * seed) + 2, Draws: (4 * seed) + 3),
    };
}
