using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;

namespace KernelGen.Bench.Reports;

/// <summary>What one mode found: a table for people, the same rows as JSON objects, and remarks below.</summary>
internal sealed class Report(string name, params string[] columns)
{
    private readonly List<string[]> rows = [];
    private readonly List<JsonObject> objects = [];

    /// <summary>The mode, which names the files.</summary>
    public string Name { get; } = name;

    /// <summary>Sentences below the table.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary>The rows as JSON objects.</summary>
    public IReadOnlyList<JsonObject> Objects => objects;

    /// <summary>A drawing of the table as SVG, where a mode makes one; saved beside it.</summary>
    public string? Picture { get; set; }

    /// <summary>Whether what the mode holds the program to was met.</summary>
    public bool Holds { get; set; } = true;

    /// <summary>Adds a row.</summary>
    public void Add(JsonObject row, params string[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException($"{columns.Length} cells expected.", nameof(cells));
        objects.Add(row);
        rows.Add(cells);
    }

    /// <summary>Prints the table, or one JSON object a line.</summary>
    public void Print(bool json) => Console.Out.Write(json ? Lines() : Markdown());

    /// <summary>Writes both forms under bench/results/{processor}/, with what is needed to repeat the run.</summary>
    public void Save(string[] arguments)
    {
        string folder = Path.Combine(Machine.RepositoryRoot, "bench", "results", Machine.FolderName);
        Directory.CreateDirectory(folder);
        string head = string.Concat(Machine.Describe(arguments).Select(pair => $"- {pair.Key}: {pair.Value}\n"));
        File.WriteAllText(Path.Combine(folder, Name + ".md"), $"# {Name}\n\n{head}\n{Markdown()}");
        JsonObject run = new();
        foreach ((string key, string value) in Machine.Describe(arguments)) run[key] = value;
        File.WriteAllText(Path.Combine(folder, Name + ".jsonl"), run.ToJsonString() + "\n" + Lines());
        if (Picture is { } picture) File.WriteAllText(Path.Combine(folder, Name + ".svg"), picture);
    }

    private string Lines() => string.Concat(objects.Select(row => row.ToJsonString() + "\n"));

    /// <summary>The table and the remarks.</summary>
    public string Markdown()
    {
        StringBuilder text = new();
        Line(text, columns);
        Line(text, [.. columns.Select((_, column) => column == 0 ? "---" : "---:")]);
        foreach (string[] row in rows) Line(text, row);
        text.Append('\n');
        foreach (string remark in Remarks) text.Append(remark).Append('\n');
        return text.ToString();
    }

    private static void Line(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
