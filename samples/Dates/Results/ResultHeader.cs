using System;
using System.Runtime.InteropServices;
using Dates.Data;
using Dates.Grammar;
using Dates.Runs;
using LanguageModel;

namespace Dates.Results;

/// <summary>What a result was made by, as the lines of Markdown above it.</summary>
internal static class ResultHeader
{
    /// <summary>The lines of models that were trained.</summary>
    /// <param name="arguments">What the program was called with.</param>
    /// <param name="sizes">How many pairs there are.</param>
    /// <param name="training">How models were trained.</param>
    public static string Of(string arguments, DateSetSizes sizes, DateTraining training) => Of(arguments, sizes, FormattableString.Invariant(
        $"training: Adam, {training.Epochs} epochs, rate {training.Rate} that falls in a straight line to nothing; models that go on from others' weights as many epochs with {training.RateOf(goesOn: true)}"));

    /// <summary>The lines.</summary>
    /// <param name="arguments">What the program was called with.</param>
    /// <param name="sizes">How many pairs there are.</param>
    /// <param name="origin">How the models came about.</param>
    public static string Of(string arguments, DateSetSizes sizes, string origin) => FormattableString.Invariant(
        $"""
        - command: dotnet run -c Release --project samples/Dates -- {arguments}
        - date: {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC
        - dates: {DateForms.FirstYear} to {DateForms.LastYear} in {DateForms.All.Count} forms, each date once; {sizes.Training:N0} to train with, {sizes.Validation:N0} to validate, {sizes.Test:N0} to test with
        - {origin}
        - processor: {BuildOrigin.Processor}, {Environment.ProcessorCount} processors
        - runtime: {RuntimeInformation.FrameworkDescription}, SDK {BuildOrigin.SdkVersion}
        - commit: {BuildOrigin.Commit ?? "unknown"}

        """);
}
