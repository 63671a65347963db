using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Runs programs in a folder, the dotnet command above all.</summary>
internal static class CommandLine
{
    /// <summary>What the dotnet command printed; fails the test where it does not end with 0.</summary>
    public static async Task<string> Dotnet(string folder, string arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        (int status, string printed) = await Run("dotnet", folder, arguments, environment);
        Assert.True(status == 0, $"dotnet {arguments}\n{printed}");
        return printed;
    }

    /// <summary>Runs a program to its end: its exit code, and what it printed, errors last.</summary>
    public static async Task<(int Status, string Printed)> Run(
        string program, string folder, string arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(program, arguments)
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
        return (process.ExitCode, await output + await error);
    }
}
