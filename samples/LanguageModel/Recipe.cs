using System.IO;
using KernelGen.Training;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>The training settings of a stage: the same for a model and the one it is compared with.</summary>
internal static class Recipe
{
    // What goes on from trained weights must not drop the same elements of the same text again: the weights have learned with these masks.
    private const ulong SeedsOfContinuation = 100;

    public static TrainingOptions Of(Stage stage, RunSettings settings)
    {
        bool isBalanced = stage.Class.Key is ModelClasses.Twin or ModelClasses.Balanced;
        TrainingOptions recipe = settings.Size == "small" ? Small(isBalanced) : Ptb(isBalanced);
        float rate = settings.Rate > 0 ? settings.Rate : recipe.LearningRate;
        return recipe with
        {
            LearningRate = stage.Start is null ? rate : rate / 4,
            Dropout = settings.Dropout,
            Epochs = stage.Epochs,
            Threads = settings.Threads,
            Seeds = SeedsFrom(settings.Seed + (stage.Start is null ? 0UL : SeedsOfContinuation)),
            CheckpointPath = CheckpointPath(stage, settings),
            CheckpointInterval = 500,
        };
    }

    private static TrainingSeeds SeedsFrom(ulong seed) => new(seed, seed + 1, seed + 2, seed + 3);

    /// <summary>Where the checkpoint of a stage lies, or null where nothing is to be saved.</summary>
    public static string? CheckpointPath(Stage stage, RunSettings settings) =>
        settings.Folder is { } folder ? Path.Combine(folder, stage.Name + ".checkpoint") : null;

    // A few hundred updates in all: Adam gets furthest in them, and the tanh cell bears the higher rate.
    private static TrainingOptions Small(bool isBalanced) => new()
    {
        Optimizer = OptimizerKind.Adam,
        LearningRate = isBalanced ? 4e-3f : 1e-2f,
        ClipNorm = 1,
    };

    // PyTorch's word_language_model for the tanh cell (rate 20, a quarter after an epoch that is not better); He et al.'s Adam for
    // the sigmoid cell.
    private static TrainingOptions Ptb(bool isBalanced) => isBalanced
        ? new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 1e-3f, ClipNorm = 1, RateDivisor = 2 }
        : new TrainingOptions();
}
