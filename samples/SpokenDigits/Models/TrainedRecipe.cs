using System;
using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;
using SpokenDigits.Recognition;

namespace SpokenDigits.Models;

/// <summary>A declared model that is trained by CTC. It keeps the float weights of its runs, so that others can go on from them.</summary>
/// <param name="name">Its name in tables and on the command line.</param>
/// <param name="spec">What it declares.</param>
/// <param name="createTrainer">Makes its trainer.</param>
/// <param name="open">Makes a recogniser of packed weights.</param>
/// <param name="training">How it is trained.</param>
/// <param name="start">The model whose trained weights it begins with; null begins with drawn ones.</param>
internal sealed class TrainedRecipe(
    string name,
    ModelSpec spec,
    Func<TrainingOptions, SequenceTrainer> createTrainer,
    Func<PackedModel, IRecogniser> open,
    CtcTraining training,
    TrainedRecipe? start = null) : IRecogniserRecipe
{
    // What goes on must drop other activations and hear other strings than those that its first weights have learned with.
    private const ulong SeedsOfOneMore = 1UL << 20;

    private readonly Dictionary<(string Speaker, ulong Seed), TensorSet> weights = [];

    public string Name => name;

    public IRecogniser Train(TrainingStrings strings, ulong seed) => open(PackedModel.Pack(spec, WeightsOf(strings, seed)));

    /// <summary>The float weights behind training, which is done once a speaker and seed.</summary>
    public TensorSet WeightsOf(TrainingStrings strings, ulong seed)
    {
        if (weights.TryGetValue((strings.Speaker, seed), out TensorSet? trained)) return trained;
        ulong ownSeed = start is null ? seed : seed + SeedsOfOneMore;
        using SequenceTrainer trainer = createTrainer(training.OptionsOf(ownSeed));
        if (start is not null) trainer.LoadWeights(start.WeightsOf(strings, seed));
        training.Fit(trainer, strings, ownSeed);
        return weights[(strings.Speaker, seed)] = trainer.Weights;
    }
}
