using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace KernelGen.Generator.Tests;

/// <summary>Where things lie; the build writes both roots into this assembly.</summary>
internal static class Places
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Metadata("RepositoryRoot");

    /// <summary>The runtime, which compiled cases reference.</summary>
    public static string RuntimeAssembly { get; } = Metadata("RuntimeAssembly");

    /// <summary>The generator's sources.</summary>
    public static string Generator { get; } = Path.Combine(Repository, "generator", "KernelGen.Generator");

    /// <summary>One page a rule.</summary>
    public static string Pages { get; } = Path.Combine(Generator, "Diagnostics", "Pages");

    /// <summary>A folder a case.</summary>
    public static string Snapshots { get; } =
        Path.Combine(Repository, "tests", "KernelGen.Generator.Tests", "Snapshots");

    /// <summary>The names of the cases, in ordinal order.</summary>
    public static IReadOnlyList<string> CaseNames { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(Repository, "tests", "Cases"))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The source of a case.</summary>
    public static string CaseSource(string name) =>
        File.ReadAllText(Path.Combine(Repository, "tests", "Cases", name, "Case.cs"));

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == key).Value!;
}
