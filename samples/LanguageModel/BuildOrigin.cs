using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LanguageModel;

/// <summary>What built this program and what it runs on, for the record of a run.</summary>
internal static class BuildOrigin
{
    /// <summary>The version of the SDK that built the program.</summary>
    public static string? SdkVersion => typeof(BuildOrigin).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static attribute => attribute.Key == "SdkVersion")?.Value;

    /// <summary>The commit behind an informational version such as 0.1.0+1a2b3c, or null.</summary>
    public static string? Commit
    {
        get
        {
            string? version = typeof(BuildOrigin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            int plus = version?.IndexOf('+', StringComparison.Ordinal) ?? -1;
            return plus < 0 ? null : version![(plus + 1)..];
        }
    }

    /// <summary>The processor's name, or its architecture where the system does not tell.</summary>
    public static string Processor
    {
        get
        {
            const string list = "/proc/cpuinfo";
            string? name = File.Exists(list)
                ? File.ReadLines(list).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))
                : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
            return name is null ? RuntimeInformation.ProcessArchitecture.ToString() : name[(name.IndexOf(':') + 1)..].Trim();
        }
    }
}
