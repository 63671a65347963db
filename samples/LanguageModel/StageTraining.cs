using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen.Formats;
using KernelGen.Text;
using KernelGen.Training;

namespace LanguageModel;

/// <summary>Trains one stage, from its beginning or from its checkpoint.</summary>
internal static class StageTraining
{
    public static TrainedStage Run(
        Stage stage,
        TensorSet? start,
        TokenCorpus validation,
        RunSettings settings,
        Action<TrainingProgress> progress,
        CancellationToken cancellation)
    {
        using TokenTrainer trainer = Open(stage, start, settings);
        LossCurve curve = new(progress);
        long began = Stopwatch.GetTimestamp();
        IReadOnlyList<EpochReport> epochs = trainer.Fit(stage.Text, validation, curve, cancellation);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Evaluation last = epochs.Count > 0 ? epochs[^1].Validation : trainer.Evaluate(validation);
        long tokens = CorpusStreams.ForTraining(stage.Text, trainer.Batch).Predictions * trainer.Epochs;
        return new TrainedStage(
            stage,
            trainer.Weights,
            last,
            trainer.Updates,
            tokens,
            seconds,
            curve.Points,
            epochs.Select(static epoch => epoch.Validation.Perplexity).ToList());
    }

    private static TokenTrainer Open(Stage stage, TensorSet? start, RunSettings settings)
    {
        if (settings.Resume is not null && Recipe.CheckpointPath(stage, settings) is { } path && File.Exists(path))
        {
            TokenTrainer resumed = stage.Class.ResumeTrainer(path, settings.Threads);
            if (stage.Epochs > resumed.Options.Epochs) resumed.ExtendTo(stage.Epochs);
            return resumed;
        }

        TokenTrainer trainer = stage.Class.CreateTrainer(Recipe.Of(stage, settings));
        if (start is not null) trainer.LoadWeights(start);
        return trainer;
    }
}
