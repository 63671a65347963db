using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using KernelGen.Lanes;

namespace KernelGen.Bench.Reports;

/// <summary>Where a run took place.</summary>
internal static class Machine
{
    /// <summary>The root of the repository, from the build.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The processor, as a folder is named. Virtual machines hide the name, so the model number is part of it.</summary>
    public static string FolderName => Regex.Replace(Processor, "[^A-Za-z0-9]+", "-").Trim('-');

    private static string Processor
    {
        get
        {
            string name = CpuField("model name") ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
                ?? RuntimeInformation.ProcessArchitecture.ToString();
            name = Regex.Replace(name, @"\((R|TM)\)", string.Empty);
            return CpuField("model") is { } model ? $"{name} model {model}" : name;
        }
    }

    /// <summary>Command, date, processor and versions.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Describe(string[] arguments) =>
    [
        new("command", "dotnet run -c Release --project bench/KernelGen.Bench -- " + string.Join(' ', arguments)),
        new("date", DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
        new("processor", $"{Processor}, {Environment.ProcessorCount} processors"),
        new("lanes", $"{(int)LaneTypes.Widest} bits"),
        new("system", RuntimeInformation.OSDescription),
        new("runtime", RuntimeInformation.FrameworkDescription),
        new("sdk", Metadata("SdkVersion")),
        new("version", Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion),
    ];

    private static string? CpuField(string field)
    {
        if (!File.Exists("/proc/cpuinfo")) return null;
        return File.ReadLines("/proc/cpuinfo")
            .Select(line => line.Split(':', 2))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == field)?[1].Trim();
    }

    private static string Metadata(string key) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == key).Value!;
}
