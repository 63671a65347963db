using System;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Training;

namespace LanguageModel.Models;

/// <summary>One of the declared model classes, as data.</summary>
/// <param name="Key">Its name on the command line.</param>
/// <param name="Spec">What it declares.</param>
/// <param name="CreateTrainer">Makes its trainer.</param>
/// <param name="ResumeTrainer">Reads its trainer from a checkpoint.</param>
/// <param name="Open">Makes the running model of packed weights.</param>
internal sealed record ModelClass(
    string Key,
    ModelSpec Spec,
    Func<TrainingOptions, TokenTrainer> CreateTrainer,
    Func<string, TokenTrainer> ResumeTrainer,
    Func<PackedModel, OpenModel> Open);
