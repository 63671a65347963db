using System.IO;
using KernelGen.Training;
using LanguageModel.Models;

namespace LanguageModel;

/// <summary>The training settings of a stage: the same for a model and the one it is compared with.</summary>
internal static class Recipe
{
    public static TrainingOptions Of(Stage stage, RunSettings settings)
    {
        bool isBalanced = stage.Class.Key is ModelClasses.Twin or ModelClasses.Balanced;
        TrainingOptions recipe = settings.Size == "small" ? Small(stage.Start is not null) : Ptb(isBalanced);
        return recipe with
        {
            Dropout = settings.Dropout,
            Epochs = stage.Epochs,
            Seeds = new TrainingSeeds(settings.Seed, settings.Seed + 1, settings.Seed + 2, settings.Seed + 3),
            CheckpointPath = CheckpointPath(stage, settings),
            CheckpointInterval = 500,
        };
    }

    /// <summary>Where the checkpoint of a stage lies, or null where nothing is to be saved.</summary>
    public static string? CheckpointPath(Stage stage, RunSettings settings) =>
        settings.Folder is { } folder ? Path.Combine(folder, stage.Name + ".checkpoint") : null;

    // A few hundred updates in all: Adam gets furthest in them.
    private static TrainingOptions Small(bool goesOn) => new()
    {
        Optimizer = OptimizerKind.Adam,
        LearningRate = goesOn ? 1e-3f : 4e-3f,
        ClipNorm = 1,
    };

    // PyTorch's word_language_model for the tanh cell (rate 20, a quarter after an epoch that is not better); He et al.'s Adam for
    // the sigmoid cell.
    private static TrainingOptions Ptb(bool isBalanced) => isBalanced
        ? new TrainingOptions { Optimizer = OptimizerKind.Adam, LearningRate = 1e-3f, ClipNorm = 1, RateDivisor = 2 }
        : new TrainingOptions();
}
