using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Runs the dotnet command in a folder.</summary>
internal static class CommandLine
{
    /// <summary>What the command printed; fails the test where it does not end with 0.</summary>
    public static async Task<string> Dotnet(string folder, string arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own settings would redirect the build that it starts.
        foreach (string name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath" }) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach ((string name, string value) in environment) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, $"dotnet {arguments}\n{await output}{await error}");
        return await output;
    }
}
