using System;
using System.Runtime.InteropServices;
using LanguageModel;

namespace SpokenDigits.Results;

/// <summary>What a result was made by, as the lines of Markdown above it.</summary>
internal static class ResultHeader
{
    /// <summary>The lines.</summary>
    /// <param name="arguments">What the program was called with.</param>
    /// <param name="source">Where the recordings came from.</param>
    public static string Of(string arguments, string source) => FormattableString.Invariant(
        $"""
        - command: dotnet run -c Release --project samples/SpokenDigits -- {arguments}
        - date: {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC
        - recordings: {source}
        - processor: {BuildOrigin.Processor}, {Environment.ProcessorCount} processors
        - runtime: {RuntimeInformation.FrameworkDescription}, SDK {BuildOrigin.SdkVersion}
        - commit: {BuildOrigin.Commit ?? "unknown"}

        """);
}
