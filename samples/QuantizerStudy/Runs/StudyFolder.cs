using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using KernelGen.Formats;

namespace QuantizerStudy.Runs;

/// <summary>The files of a study. Every file is replaced as a whole, so that a run that is killed leaves nothing half-written.</summary>
internal sealed class StudyFolder(DirectoryInfo folder)
{
    private const string NoteName = "study.txt";
    private const string FinalEnding = ".final.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Begins a study, or goes on with one that was made with the same settings and text.</summary>
    /// <exception cref="StudyException">The folder belongs to another study.</exception>
    public void Require(string note)
    {
        folder.Create();
        string path = PathOf(NoteName);
        if (!File.Exists(path)) AtomicFile.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(note)));
        string found = File.ReadAllText(path);
        if (found == note) return;
        throw new StudyException(
            $"{folder.FullName} holds a study with{Environment.NewLine}{found}but this one has{Environment.NewLine}{note}"
            + "Go on with the same options and the same text, or give another folder.");
    }

    /// <summary>What the study was made with.</summary>
    public string Note => File.Exists(PathOf(NoteName)) ? File.ReadAllText(PathOf(NoteName)) : throw NoStudy();

    /// <summary>The result of a run, or null before it is over.</summary>
    public RunResult? Run(RunKey key) => Read<RunResult>(PathOf($"{key}.json"));

    /// <summary>Keeps the result of a run.</summary>
    public void Save(RunKey key, RunResult result) => Write(PathOf($"{key}.json"), result);

    /// <summary>Where the packed model of a run lies.</summary>
    public string PackedPath(RunKey key) => PathOf($"{key}.packed.safetensors");

    /// <summary>Where a run that is under way keeps its looks.</summary>
    public DirectoryInfo Part(RunKey key) => new(PathOf($"{key}.part"));

    /// <summary>The final result of a run, or null before its test.</summary>
    public FinalResult? Final(RunKey key) => Read<FinalResult>(FinalPath(key));

    /// <summary>Keeps a final result.</summary>
    public void Save(RunKey key, FinalResult result) => Write(FinalPath(key), result);

    /// <summary>All final results so far.</summary>
    /// <exception cref="StudyException">There are none.</exception>
    public IReadOnlyList<FinalResult> Finals()
    {
        string[] files = folder.Exists ? folder.GetFiles("*" + FinalEnding).Select(static file => file.FullName).Order(StringComparer.Ordinal).ToArray() : [];
        return files.Length > 0 ? [.. files.Select(static file => Read<FinalResult>(file)!)] : throw NoStudy();
    }

    /// <summary>Reads a file of JSON; null where there is none.</summary>
    /// <exception cref="StudyException">It is malformed.</exception>
    public static T? Read<T>(string path)
        where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Json);
        }
        catch (JsonException e)
        {
            throw new StudyException($"{path} is no result of this program: {e.Message} Delete it to have the run again.");
        }
    }

    /// <summary>Replaces a file of JSON.</summary>
    public static void Write<T>(string path, T value) => AtomicFile.Replace(path, stream => JsonSerializer.Serialize(stream, value, Json));

    private string FinalPath(RunKey key) => PathOf($"{key}{FinalEnding}");

    private StudyException NoStudy() => new($"{folder.FullName} holds no results; `train --folder {folder}` makes some.");
}
