using System;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;

namespace LanguageModel.Models;

/// <summary>One of the declared model classes, as data.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Spec">What it declares.</param>
/// <param name="CreateTrainer">Makes its trainer.</param>
/// <param name="ResumeTrainer">Reads its trainer from a checkpoint; the number is that of its threads, 0 for one a processor.</param>
/// <param name="Open">Makes the running model of packed weights.</param>
internal sealed record ModelClass(
    string Key,
    ModelSpec Spec,
    Func<TrainingOptions, TokenTrainer> CreateTrainer,
    Func<string, int, TokenTrainer> ResumeTrainer,
    Func<PackedModel, OpenModel> Open)
{
    /// <summary>The class <typeparamref name="TModel"/>.</summary>
    /// <param name="createTrainer">Its nested trainer's constructor.</param>
    /// <param name="resumeTrainer">Its nested trainer's Resume.</param>
    /// <param name="key">Its name on the command line; left out, that of the class.</param>
    public static ModelClass Of<TModel, TState, TWorkspace>(
        Func<TrainingOptions, TokenTrainer> createTrainer, Func<string, int, TokenTrainer> resumeTrainer, string? key = null)
        where TModel : IEmittedModel<TModel, TState, TWorkspace> =>
        new(key ?? TModel.Spec.Name, TModel.Spec, createTrainer, resumeTrainer, OpenModel.Of<TModel, TState, TWorkspace>);
}
