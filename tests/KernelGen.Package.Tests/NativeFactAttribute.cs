using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>
/// A test that compiles to native code. It is skipped, with the reason, where the compiler's package cannot be restored (not
/// every feed has it) or no C toolchain links: neither is ours to require.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NativeFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> obstacle = new(FindObstacle);

    public NativeFactAttribute() => Skip = obstacle.Value;

    /// <summary>The project that is compiled.</summary>
    public static string Sample => Path.Combine(Places.Repository, "samples", "AheadOfTime", "AheadOfTime.csproj");

    private static string? FindObstacle()
    {
        if (!OperatingSystem.IsWindows() && !IsOnPath("clang") && !IsOnPath("gcc"))
            return "no C toolchain to link native code with: neither clang nor gcc is on the path";
        string folder = Directory.CreateTempSubdirectory("kernelgen-restore-").FullName;
        try
        {
            (int status, string printed) = Task.Run(() => CommandLine.Run(
                "dotnet", folder, $"restore \"{Sample}\" --use-current-runtime -p:Native=true -p:ArtifactsPath=\"{folder}\" -v q")).Result;
            return status == 0 ? null : "the native compiler cannot be restored: " + printed.Split('\n').FirstOrDefault(line => line.Contains("error"), printed).Trim();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Any(entry => File.Exists(Path.Combine(entry, program)));
}
