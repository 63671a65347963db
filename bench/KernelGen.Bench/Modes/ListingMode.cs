using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KernelGen.Bench.Cases;
using KernelGen.Bench.Reports;
using KernelGen.Formats;
using KernelGen.Lanes;

namespace KernelGen.Bench.Modes;

/// <summary>
/// Reads the JIT's listing of the products of all models, of one vector and of several, and of the cells of integer-only ones: for lane operations that were not
/// inlined, for other calls in their innermost loops, which no kernel may make once its tables stand, and in those of shift and ternary weights for
/// multiplies, fused multiply-adds and dot products. Address arithmetic is part of a loop.
/// </summary>
internal static partial class ListingMode
{
    public const string Name = "listing";
    public const string Child = "listing-child";
    private const int Steps = 3;
    private const string Products = "*Product *ProductRows *ProductByFour";

    // What the cells of integer-only networks do on lanes, where a library method is a loop without calls.
    private const string IntegerLoops =
        "*IntegerGates:* *PiecewiseLanes:Apply *IntegerNormLanes:Greatest *IntegerNormLanes:Shift *IntegerNormLanes:Centre *IntegerNormLanes:Multiply *IntegerRecord:Total *IntegerRecord:Raise *RecodingLanes:* *SumOfCodesLanes:* *IntegerAttention:*";

    public static Report Run()
    {
        Report report = new(Name, "case", "innermost loops", "instructions in them", "calls", "multiplications");
        foreach (StepCase step in StepCases.All)
        {
            string[] listing = ListingOf(step);
            string[][] loops = [.. InnermostLoops(listing).Where(loop => !step.IsMultiplyFree || ReadsCodes(loop))];
            if (loops.Length == 0) throw new InvalidOperationException($"{step.Name}: no innermost loop in the listing.");
            string[] calls = [.. Find(loops, Call()).Concat(listing.Where(line => LaneCall().IsMatch(line))).Distinct()];
            string[] multiplications = [.. Find(loops, Multiplication())];
            report.Add(
                new JsonObject
                {
                    ["case"] = step.Name,
                    ["loops"] = loops.Length,
                    ["instructions"] = loops.Sum(loop => loop.Length),
                    ["calls"] = calls.Length,
                    ["multiplications"] = multiplications.Length,
                },
                step.IsMultiplyFree ? step.Name + " *" : step.Name,
                Text(loops.Length),
                Text(loops.Sum(loop => loop.Length)),
                Text(calls.Length),
                Text(multiplications.Length));
            string[] wrong = step.IsMultiplyFree ? [.. calls, .. multiplications] : calls;
            report.Holds &= wrong.Length == 0;
            foreach (string line in wrong) report.Remarks.Add($"{step.Name}: {line.Trim()}");
        }

        report.Remarks.Add("Methods as the runtime compiled them here.");
        report.Remarks.Add("Cases marked * multiply nothing in their loops over codes; loops that zero or scale sums are not among those counted.");
        return report;
    }

    /// <summary>
    /// One process: a few steps of a case, so that its kernels are compiled; and the kernels that take several vectors at once, which a step does not call, on
    /// the widest lane type.
    /// </summary>
    public static void RunChild(string name)
    {
        StepCase step = StepCases.All.Single(candidate => candidate.Name == name);
        Advance advance = step.Emitted(step.Pack(), new StreamInput(step.Spec));
        for (int call = 0; call < Steps; call++) advance(call);
        Type kernels = typeof(ListingMode).Assembly.GetTypes().Single(type => type.Name == step.Spec.Name + "Kernels");
        foreach (MethodInfo method in kernels.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Where(method => Grouped().IsMatch(method.Name)))
            RuntimeHelpers.PrepareMethod(method.MethodHandle, [WidestLanes()]);
        Console.WriteLine("{}");
    }

    private static RuntimeTypeHandle WidestLanes() => (LaneTypes.Widest switch
    {
        LaneWidth.Vector512 => typeof(Lanes512),
        LaneWidth.Vector256 => typeof(Lanes256),
        LaneWidth.Vector128 => typeof(Lanes128),
        _ => typeof(Lanes32),
    }).TypeHandle;

    private static string[] ListingOf(StepCase step)
    {
        string path = Path.GetTempFileName();
        Dictionary<string, string?> variables = new() { ["DOTNET_JitDisasm"] = step.Spec.Integer is null ? Products : $"{Products} *Kernels:*Cell {IntegerLoops}", ["DOTNET_JitStdOutFile"] = path };
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

    private static IEnumerable<string> Find(string[][] loops, Regex instruction) =>
        loops.SelectMany(loop => loop).Where(line => instruction.IsMatch(line));

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    [GeneratedRegex("ProductBy[A-Z]")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(G_M\w+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+)?(G_M\w+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"^\s+v?pmovzxb|^\s+v?pshufb|^\s+vperm(b|(il)?ps)")]
    private static partial Regex Widening();

    // Tables are made before the loops over codes, a call a vector; of a matrix that threads can share, a method without loops calls the one that has them, as
    // each calls the one for several vectors first: a jump back over such a call looks like a loop.
    [GeneratedRegex(@"^\s+call\b(?!.*Product(Tables|Rows|ByFour))")]
    private static partial Regex Call();

    // A lane operation that the compiler did not inline, be it outside the innermost loops: registers go through memory around it.
    [GeneratedRegex(@"^\s+call\b.*KernelGen\.(Lanes\.Lanes\d+|Integers\.IntegerLanes):")]
    private static partial Regex LaneCall();

    [GeneratedRegex(@"^\s+v?(p?mul|p?madd|fn?m(add|sub)|dpp|pdp|imul|pmadd)", RegexOptions.IgnoreCase)]
    private static partial Regex Multiplication();
}
