using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;

namespace KernelGen.Bench.Modes;

/// <summary>This program once more in a process of its own: for first calls and for peak memory.</summary>
internal static class ChildProcess
{
    /// <summary>Runs <paramref name="mode"/> with arguments and returns the JSON object on its last line.</summary>
    public static JsonObject Run(string mode, params IEnumerable<string> arguments) => RunWith([], mode, arguments);

    /// <summary>The same with environment variables of its own; null takes one away.</summary>
    public static JsonObject RunWith(IEnumerable<KeyValuePair<string, string?>> variables, string mode, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach ((string name, string? value) in variables)
        {
            if (value is null) start.Environment.Remove(name);
            else start.Environment[name] = value;
        }

        start.ArgumentList.Add(mode);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        if (child.ExitCode != 0) throw new InvalidOperationException($"{mode} ended with exit code {child.ExitCode}.");
        return JsonNode.Parse(output.TrimEnd().Split('\n')[^1])!.AsObject();
    }
}
