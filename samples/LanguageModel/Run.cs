using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using KernelGen.Formats;
using KernelGen.Text;
using LanguageModel.Corpus;
using LanguageModel.Models;
using Spectre.Console;

namespace LanguageModel;

/// <summary>One run of the program: text, training, table, writing, record.</summary>
internal sealed class Run(RunSettings settings, IAnsiConsole console, CancellationToken cancellation)
{
    private const int WordLimit = 10_000;

    // Enough for a perplexity that is steady to a percent.
    private const int SmallValidation = 50_000, SmokeValidation = 10_000;

    /// <summary>Runs; 0 where every packed model agrees with its training graph.</summary>
    public int Execute()
    {
        long began = Stopwatch.GetTimestamp();
        if (settings.Load is { } file) return WriteWith(file.FullName);
        CorpusText text = ReadText();
        ResumeNote.Require(settings, text);
        Vocabulary vocabulary = Vocabulary.Build(text.Train, WordLimit).Padded(WordLimit);
        TokenCorpus train = TokenCorpus.Of(text.Train, vocabulary);
        TokenCorpus validation = Shortened(TokenCorpus.Of(text.Validation, vocabulary));
        TokenCorpus? test = settings.Size == "small" ? null : TokenCorpus.Of(text.Test, vocabulary);
        WriteText(text, train, validation);

        List<ModelResult> results = [];
        PackedModel? writer = null;
        Dictionary<Stage, TrainedStage> trained = [];
        TensorSet? given = settings.Start is { } weights ? TensorSet.Load(weights.FullName) : null;
        StageProgress progress = new(console, hasBars: !settings.Quiet && console.Profile.Capabilities.Interactive);
        foreach (Stage stage in Experiment.Plan(settings, train))
        {
            TensorSet? start = stage.Start is { } before ? given ?? trained[before].Weights : null;
            TrainedStage done = trained[stage] = progress.Show(stage.Title, report =>
                StageTraining.Run(stage, start, validation, settings, report, cancellation));
            PackedModel packed = StageReport.Pack(done, vocabulary);
            Save(done, packed);
            results.Add(StageReport.Measure(done, packed, validation, test));
            if (writer is null || stage.Class.Key == ModelClasses.Alternating) writer = packed;
        }

        ResultTable.Write(console, results);
        string written = Write(writer!);
        if (RecordPath is { } path)
            RunRecord.Save(path, settings, text, results, Stopwatch.GetElapsedTime(began), written);
        return Judge(results);
    }

    private string? RecordPath =>
        settings.Json?.FullName ?? (settings.Folder is { } folder ? Path.Combine(folder, "run.json") : null);

    private CorpusText ReadText()
    {
        if (settings.Text is { } text) return CorpusText.OfFile(text.FullName);
        return settings.Train is { } train
            ? CorpusText.OfFiles(train.FullName, settings.Validation!.FullName, settings.Test!.FullName)
            : SdkDocumentation.Read(SdkPack.Find());
    }

    private TokenCorpus Shortened(TokenCorpus validation)
    {
        if (settings.Size != "small") return validation;
        return validation.Slice(0, settings.Smoke ? SmokeValidation : SmallValidation);
    }

    private void WriteText(CorpusText text, TokenCorpus train, TokenCorpus validation) => console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SDK {BuildOrigin.SdkVersion}, {settings.ThreadCount} threads, seed {settings.Seed}
        Text: {text.Source}, {text.Bytes:N0} bytes
        SHA-256 {text.Hash()}
        Tokens: {train.Count:N0} to train on, {validation.Count:N0} to validate with

        """));

    private void Save(TrainedStage trained, PackedModel packed)
    {
        if (settings.Folder is not { } folder) return;
        trained.Weights.Save(Path.Combine(folder, trained.Stage.Name + ".safetensors"));
        packed.Save(Path.Combine(folder, trained.Stage.Name + ".packed.safetensors"));
    }

    private string Write(PackedModel packed)
    {
        ModelClass written = ModelClasses.All.First(c => c.Spec == packed.Spec);
        using OpenModel model = written.Open(packed);
        string text = TextWriter.Write(model, packed.Vocabulary!, settings.Words, settings.Temperature, settings.Seed);
        console.Write(new Panel(Markup.Escape(text)).Header(Markup.Escape($"{packed.Spec.Name} writes")));
        return text;
    }

    private int WriteWith(string path)
    {
        PackedModel packed = Load(path);
        if (packed.Vocabulary is null) throw new CorpusException($"{path} carries no vocabulary: it cannot write.");
        Write(packed);
        return 0;
    }

    // The file says which model it is; the first class that it fits is the one.
    private static PackedModel Load(string path)
    {
        WeightFormatException? last = null;
        foreach (ModelClass candidate in ModelClasses.All)
        {
            try
            {
                return PackedModel.Load(path, candidate.Spec);
            }
            catch (WeightFormatException e) when (e.Subject.StartsWith("spec.", StringComparison.Ordinal))
            {
                last = e;
            }
        }

        throw new CorpusException($"{path} is none of the models declared here. {last!.Message}");
    }

    private int Judge(List<ModelResult> results)
    {
        int exit = 0;
        foreach (ModelResult result in results)
        {
            double ratio = result.Packed.MeanNats / result.Graph.MeanNats;
            if (Math.Abs(ratio - 1) <= StageReport.Tolerance) continue;
            Console.Error.WriteLine(
                $"{result.Title}: the packed model's loss {result.Packed.MeanNats:F5} is not that of the training graph, "
                + $"{result.Graph.MeanNats:F5} nats a word; they must agree to {StageReport.Tolerance:P1}.");
            exit = 1;
        }

        return exit;
    }
}
