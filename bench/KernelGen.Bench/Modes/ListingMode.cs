using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Reports;
using KernelGen.Formats;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Reads the JIT's listing of the products of shift and ternary weights and looks for multiplications in their innermost loops:
/// multiplies, fused multiply-adds, dot products. Address arithmetic is part of the loop and is looked at too.
/// </summary>
internal static partial class ListingMode
{
    public const string Name = "listing";
    public const string Child = "listing-child";
    private const int Steps = 3;

    public static Report Run()
    {
        Report report = new(Name, "case", "innermost loops", "instructions in them", "multiplications");
        foreach (StepCase step in StepCases.All.Where(candidate => candidate.IsMultiplyFree))
        {
            string[][] loops = [.. InnermostLoops(ListingOf(step)).Where(ReadsCodes)];
            string[] multiplications = [.. loops.SelectMany(loop => loop).Where(line => Multiplication().IsMatch(line))];
            if (loops.Length == 0) throw new InvalidOperationException($"{step.Name}: no loop over codes in the listing.");
            report.Add(
                new JsonObject { ["case"] = step.Name, ["loops"] = loops.Length, ["instructions"] = loops.Sum(loop => loop.Length), ["multiplications"] = multiplications.Length },
                step.Name,
                Text(loops.Length),
                Text(loops.Sum(loop => loop.Length)),
                Text(multiplications.Length));
            report.Holds &= multiplications.Length == 0;
            foreach (string line in multiplications) report.Remarks.Add($"{step.Name}: {line.Trim()}");
        }

        report.Remarks.Add("Methods as the runtime compiled them here; loops that zero or scale sums are not among those counted.");
        return report;
    }

    /// <summary>One process: a few steps of a case, so that its kernels are compiled.</summary>
    public static void RunChild(string name)
    {
        StepCase step = StepCases.All.Single(candidate => candidate.Name == name);
        Advance advance = step.Emitted(PackedModel.Pack(step.Spec, SeededWeights.Of(step.Spec)), new StreamInput(step.Spec));
        for (int call = 0; call < Steps; call++) advance(call);
        Console.WriteLine("{}");
    }

    private static string[] ListingOf(StepCase step)
    {
        string path = Path.GetTempFileName();
        Dictionary<string, string> variables = new() { ["DOTNET_JitDisasm"] = "*Product", ["DOTNET_JitStdOutFile"] = path };
        ChildProcess.RunWith(variables, Child, step.Name);
        string[] lines = File.ReadAllLines(path);
        File.Delete(path);
        return lines;
    }

    /// <summary>The instructions from a label to a jump back to it, where no other such pair lies between.</summary>
    private static IEnumerable<string[]> InnermostLoops(string[] lines)
    {
        Dictionary<string, int> labels = [];
        int lastEnd = -1;
        for (int line = 0; line < lines.Length; line++)
        {
            if (lines[line].StartsWith("; Assembly listing", StringComparison.Ordinal)) labels.Clear();
            if (Label().Match(lines[line]) is { Success: true } label) labels[label.Groups[1].Value] = line;
            if (Jump().Match(lines[line]) is not { Success: true } jump || !labels.TryGetValue(jump.Groups[1].Value, out int start)) continue;
            if (start > lastEnd) yield return [.. lines[start..line].Where(static text => text.StartsWith("       ", StringComparison.Ordinal))];
            lastEnd = line;
        }
    }

    // A loop over codes widens bytes or looks them up; those that clear or scale sums do neither.
    private static bool ReadsCodes(string[] loop) => loop.Any(line => Widening().IsMatch(line));

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+)?(G_M\w+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s+v?pmovzxb|^\s+v?pshufb")]
    private static partial Regex Widening();

    [GeneratedRegex(@"^\s+v?(p?mul|p?madd|fn?m(add|sub)|dpp|pdp|imul|pmadd)", RegexOptions.IgnoreCase)]
    private static partial Regex Multiplication();
}
