using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using KernelGen.Bench.Generation;
using KernelGen.Bench.Reports;

namespace KernelGen.Bench.Modes;

/// <summary>Milliseconds that the generator takes for a model inside a compiler that is warm.</summary>
internal static class GeneratorMode
{
    public const string Name = "generator";
    private const int WarmUps = 60;
    private const int Samples = 60;
    private const double BarMilliseconds = 50;

    public static Report Run()
    {
        Report report = new(Name, "model", "emitted characters", "first of the process ms", "new ms", "edited ms", "edited elsewhere ms");
        foreach ((string name, string attributes) in GeneratedModels.All)
        {
            long start = Stopwatch.GetTimestamp();
            GeneratorProject project = new(attributes);
            double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            double fresh = Median(project, _ => project.Forget());
            double edited = Median(project, project.EditModel);
            double elsewhere = Median(project, project.EditElsewhere);
            report.Add(
                new JsonObject
                {
                    ["case"] = name,
                    ["emitted_characters"] = project.EmittedCharacters,
                    ["first_ms"] = Math.Round(first, 3),
                    ["new_ms"] = Math.Round(fresh, 3),
                    ["edited_ms"] = Math.Round(edited, 3),
                    ["edited_elsewhere_ms"] = Math.Round(elsewhere, 3),
                    ["bar_ms"] = BarMilliseconds,
                },
                name,
                project.EmittedCharacters.ToString("N0", CultureInfo.InvariantCulture),
                Text(first),
                Text(fresh),
                Text(edited),
                Text(elsewhere));
        }

        report.Remarks.Add(
            $"Medians of {Samples} runs. New: a driver and a syntax tree that nothing was ever asked about, in a warm process; the bar is "
            + $"{BarMilliseconds} ms. First: parsing, references and JIT compilation of everything included; only the first row has it whole.");
        return report;
    }

    private static double Median(GeneratorProject project, Action<int> prepare)
    {
        List<double> milliseconds = [];
        for (int run = 1; run <= WarmUps + Samples; run++)
        {
            prepare(run);
            long start = Stopwatch.GetTimestamp();
            project.Run();
            if (run > WarmUps) milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        milliseconds.Sort();
        return milliseconds[milliseconds.Count / 2];
    }

    private static string Text(double milliseconds) => milliseconds.ToString("F2", CultureInfo.InvariantCulture);
}
