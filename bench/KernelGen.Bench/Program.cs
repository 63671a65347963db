using System;
using System.Linq;
using KernelGen.Bench.Modes;
using KernelGen.Bench.Reports;

namespace KernelGen.Bench;

/// <summary>Quick modes by name; anything else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        bool json = arguments.Contains("--json"), save = arguments.Contains("--save");
        string[] names = [.. arguments.Where(argument => argument is not ("--json" or "--save"))];
        Report? report = names.FirstOrDefault() switch
        {
            RatiosMode.Name => RatiosMode.Run(names[1..]),
            _ => null,
        };
        if (report is null) return 1;
        report.Print(json);
        if (save) report.Save(arguments);
        return 0;
    }
}
