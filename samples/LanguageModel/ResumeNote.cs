using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using KernelGen.Formats;
using LanguageModel.Corpus;

namespace LanguageModel;

/// <summary>
/// What a folder of checkpoints was made with: going on with other settings or another text would be neither the one run nor the
/// other.
/// </summary>
internal static class ResumeNote
{
    private const string FileName = "run.txt";

    /// <summary>Writes the note of a new run; on resuming, refuses a folder whose note says otherwise.</summary>
    /// <exception cref="CorpusException">The folder belongs to another run, or to none.</exception>
    public static void Require(RunSettings settings, CorpusText text)
    {
        if (settings.Folder is not { } folder) return;
        string path = Path.Combine(folder, FileName), note = Of(settings, text);
        if (settings.Resume is null)
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(note)));
            return;
        }

        if (!File.Exists(path)) throw new CorpusException($"{folder} holds no run to resume: {FileName} is missing.");
        string found = File.ReadAllText(path);
        if (found == note || IsExtended(found, settings, text)) return;
        throw new CorpusException(
            $"{folder} holds a run with{Environment.NewLine}{found}but this one has{Environment.NewLine}{note}"
            + "Resume with the same options and the same text.");
    }

    /// <summary>
    /// Whether the folder's run is the same one with fewer passes, which goes on; not where a later model began with the weights that
    /// would change.
    /// </summary>
    private static bool IsExtended(string found, RunSettings settings, CorpusText text)
    {
        if (Experiment.Names(settings).Count > 1) return false;
        for (int epochs = 1; epochs < settings.Epochs; epochs++)
            if (found == Of(settings with { Epochs = epochs }, text)) return true;
        return false;
    }

    private static string Of(RunSettings settings, CorpusText text) => FormattableString.Invariant(
        $"""
        model {settings.Model}
        size {settings.Size}
        tokens {settings.Tokens}
        epochs {settings.Epochs}
        seed {settings.Seed}
        dropout {settings.Dropout}
        rate {settings.Rate}
        smoke {settings.Smoke}
        text {text.Hash()}

        """) + More(settings);

    // Only where they are given, so that older notes stay good.
    private static string More(RunSettings settings)
    {
        string epochs = settings.MoreEpochs > 0 ? FormattableString.Invariant($"more epochs {settings.MoreEpochs}\n") : "";
        return settings.Start is { } start ? $"{epochs}start {Hash(start)}\n" : epochs;
    }

    private static string Hash(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
