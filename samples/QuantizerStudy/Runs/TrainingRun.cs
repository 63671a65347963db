using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen.Formats;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Text;
using KernelGen.Training;
using LanguageModel.Models;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;

namespace QuantizerStudy.Runs;

/// <summary>Trains one run, from its beginning or from its last look.</summary>
internal sealed class TrainingRun(RunKey key, StudySettings settings, StudyCorpus corpus, StudyFolder folder)
{
    private readonly RunLooks looks = new(folder.Part(key), key.Model.Spec);
    private readonly TrainingSeeds seeds = StudySettings.SeedsOf(key.Seed);

    /// <summary>Trains to the end; keeps the packed model of the best look and the result.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the same call goes on.</exception>
    public RunResult Execute(CancellationToken cancellation)
    {
        RunProgress progress = looks.Progress;
        string? divergence = null;
        using (TokenTrainer trainer = Open(progress))
        {
            try
            {
                while (!IsOver(progress)) progress = Next(trainer, progress, cancellation);
            }
            catch (TrainingException e)
            {
                divergence = e.Message;
            }
        }

        RunResult result = Finish(progress, divergence);
        folder.Save(key, result);
        looks.Delete();
        return result;
    }

    private TokenTrainer Open(RunProgress progress)
    {
        string checkpoint = looks.CheckpointPath(progress.Looks.Count);
        if (progress.Looks.Count > 0 || File.Exists(checkpoint)) return key.Model.ResumeTrainer(checkpoint, settings.Threads);
        TokenTrainer trainer = key.Model.CreateTrainer(settings.Options(key));
        looks.Begin(trainer);
        return trainer;
    }

    private bool IsOver(RunProgress progress) =>
        progress.Looks.Count * settings.Look >= settings.Updates
        || (settings.Patience > 0 && progress.Looks.Count - progress.Best >= settings.Patience);

    private RunProgress Next(TokenTrainer trainer, RunProgress progress, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        TokenCorpus stretch = corpus.Stretch(progress.Looks.Count, settings.Look, seeds.Order);
        try
        {
            EpochReport epoch = trainer.TrainEpoch(stretch, corpus.Validation, progress: null, cancellation);
            double bits = RequireFinite(epoch.Validation.BitsPerToken, trainer.Updates);
            double trained = new Evaluation(1, epoch.TrainingNats).BitsPerToken;
            Look look = new(trainer.Updates, epoch.LearningRate, trained, bits, PackingError(trainer));
            progress = new RunProgress([.. progress.Looks, look], Seconds());
        }
        catch (OperationCanceledException)
        {
            looks.Interrupt(trainer, progress with { Seconds = Seconds() });
            throw;
        }

        looks.Save(trainer, progress);
        return progress;

        double Seconds() => progress.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double RequireFinite(double bits, long updates) => double.IsFinite(bits)
        ? bits
        : throw new TrainingException($"The validation loss is {bits} after update {updates}; expected a finite number.");

    private RunResult Finish(RunProgress progress, string? divergence)
    {
        bool diverged = divergence is not null;
        RunResult result = new()
        {
            Cell = CellNames.Of(key.Cell),
            Method = key.Method.Name,
            Rate = key.Rate,
            Seed = key.Seed,
            InitialRange = key.Method.RecurrentRange,
            Divergence = divergence,
            Looks = progress.Looks,
            BestLook = diverged ? 0 : progress.Best,
            PackedBits = null,
            PackedBytes = PackedSize.Of(key.Model.Spec).Bytes,
            Codes = null,
            SpectralNorm = null,
            Seconds = progress.Seconds,
        };
        if (diverged) return result;
        PackedModel best = looks.Packed(progress.Best);
        best.Save(folder.PackedPath(key));
        TensorSpec recurrent = PackedSize.MatricesOf(key.Model.Spec.Layers.OfType<RecurrentSpec>().First()).Last().Tensor;
        return result with
        {
            PackedBits = Measure(best, corpus.Validation),
            Codes = looks.Codes(recurrent.Name, progress.Looks.Count),
            SpectralNorm = SpectralNorm.Of(best.Dequantize()[recurrent.Name].Values, recurrent.Rows, recurrent.Columns),
        };
    }

    private double PackingError(TokenTrainer trainer) => Look.Difference(
        Measure(PackedModel.Pack(key.Model.Spec, trainer.Weights), corpus.Beginnings), trainer.Evaluate(corpus.Beginnings).BitsPerToken);

    // In the streams that the trainer evaluates in.
    private double Measure(PackedModel packed, TokenCorpus text)
    {
        using OpenModel model = key.Model.Open(packed);
        return Perplexity.Measure(text, StudyShape.Batch, StudyShape.Characters, model.OpenStream).BitsPerToken;
    }
}
