using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using KernelGen.Formats;
using SpokenDigits.Recordings;

namespace SpokenDigits.Results;

/// <summary>
/// The runs that have finished, in a file where one is named: runs that were cut off go on where they stopped. The file says what all of its runs were made
/// with and is replaced as a whole by every run, so that at any moment it holds whole lines.
/// </summary>
internal sealed class RunLog
{
    private readonly string? path;
    private readonly string settings;
    private readonly List<FinishedRun> runs = [];

    /// <summary>Reads the file where there is one.</summary>
    /// <param name="path">The file; null keeps runs in memory alone.</param>
    /// <param name="settings">What the runs are made with, in one line.</param>
    /// <exception cref="RecordingException">The file's runs were made with something else, or it is another file.</exception>
    public RunLog(string? path, string settings)
    {
        this.path = path;
        this.settings = settings;
        if (path is null || !File.Exists(path)) return;
        string[] lines = File.ReadAllLines(path);
        Require(lines, 0, settings);
        Require(lines, 1, FinishedRun.Header);
        for (int line = 2; line < lines.Length; line++)
        {
            runs.Add(FinishedRun.Parse(lines[line])
                ?? throw new RecordingException(FormattableString.Invariant($"{path}: line {line + 1}: '{lines[line]}'; expected the cells {FinishedRun.Header}.")));
        }
    }

    /// <summary>The run of a model, a speaker and a seed; null where it has not finished.</summary>
    public FinishedRun? Find(string model, string speaker, ulong seed) =>
        runs.Find(run => run.Model == model && run.Speaker == speaker && run.Seed == seed);

    /// <summary>Adds a run, to the file too.</summary>
    public void Add(FinishedRun run)
    {
        runs.Add(run);
        if (path is null) return;
        string text = string.Join('\n', runs.Select(static one => one.ToLine()).Prepend(FinishedRun.Header).Prepend(settings)) + "\n";
        AtomicFile.Replace(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private void Require(string[] lines, int line, string expected)
    {
        string found = line < lines.Length ? lines[line] : "";
        if (found != expected)
            throw new RecordingException(FormattableString.Invariant($"{path}: line {line + 1}: '{found}'; expected '{expected}': name another file, or run with what this one was made with."));
    }
}
