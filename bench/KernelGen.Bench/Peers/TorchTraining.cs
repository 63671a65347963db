using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json.Nodes;
using KernelGen.Bench.Reports;

namespace KernelGen.Bench.Peers;

/// <summary>PyTorch, training only: the script of bench/peers in a process of its own.</summary>
internal sealed class TorchTraining
{
    // Debian's python3-torch belongs to Debian's interpreter, which need not be the first in the path.
    private static readonly string[] interpreters = ["/usr/bin/python3", "python3"];
    private readonly string interpreter;
    private readonly string coreType;

    private TorchTraining(string interpreter, string coreType, string version)
    {
        this.interpreter = interpreter;
        this.coreType = coreType;
        Version = version;
    }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>Null where no interpreter has it.</summary>
    public static TorchTraining? Find(string coreType)
    {
        foreach (string interpreter in interpreters)
        {
            if (Run(interpreter, ["-c", "import torch; print(torch.__version__)"], coreType) is { } version) return new TorchTraining(interpreter, coreType, version);
        }

        return null;
    }

    /// <summary>Tokens a second.</summary>
    public double TokensPerSecond(string kind, int threads, TimeSpan time)
    {
        string script = Path.Combine(Machine.RepositoryRoot, "bench", "peers", "torch_training.py");
        string[] arguments = [script, kind, threads.ToString(CultureInfo.InvariantCulture), time.TotalSeconds.ToString(CultureInfo.InvariantCulture)];
        string line = Run(interpreter, arguments, coreType) ?? throw new InvalidOperationException($"{script} {kind} failed.");
        return JsonNode.Parse(line)!["tokens_per_second"]!.GetValue<double>();
    }

    /// <summary>The last line, or null where the process fails. Waiting threads sleep: on few processors that is faster by far.</summary>
    private static string? Run(string interpreter, IEnumerable<string> arguments, string coreType)
    {
        ProcessStartInfo start = new(interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (string, string)[] settings =
        [
            ("OMP_WAIT_POLICY", "PASSIVE"), ("GOMP_SPINCOUNT", "0"), ("OPENBLAS_THREAD_TIMEOUT", "4"), (Baselines.OpenBlas.CoreVariable, coreType),
        ];
        foreach ((string name, string value) in settings) start.Environment[name] = value;
        start.Environment.Remove(OpenBlasChoice.CacheVariable);
        try
        {
            using Process child = Process.Start(start)!;
            child.ErrorDataReceived += static (_, _) => { };
            child.BeginErrorReadLine();
            string output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            return child.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
