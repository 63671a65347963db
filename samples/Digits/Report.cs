using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Digits.Data;
using Digits.Models;
using Digits.Runs;
using KernelGen.Spec;
using LanguageModel;
using QuantizerStudy;

namespace Digits;

/// <summary>The results as Markdown, with what it takes to repeat them.</summary>
internal static class Report
{
    private const double Percent = 100;

    /// <summary>The whole text.</summary>
    public static string Write(RunSettings settings, DigitFolder data, IReadOnlyList<MethodResult> results, DateTime date, TimeSpan time)
    {
        TestResult[] tests = [.. results.SelectMany(static result => result.Tests)];
        return Text(
            $"""
            {Title(data)}

            - command: {Command(settings)}
            - date: {date:yyyy-MM-dd HH:mm} UTC, {time.TotalSeconds:F0} s
            {Origin(data)}
            {Training(settings.Epochs, settings.Rates, settings.Seeds)}
            - plain: {DigitShape.Pixels}-{DigitShape.PlainUnits}-{DigitShape.PlainUnits}-{DigitShape.Classes}, relu; clipped relu from 0 to {DigitShape.Ceiling} for Uniform and the float network beside it
            - lstm: {DigitShape.LstmUnits} units over the {DigitShape.Side} rows of an image, the loss on the last one alone, a layer of {DigitShape.Classes} outputs

            Bits are those of all weights and of the units; pixels enter as floats from 0 to 1, biases and outputs are floats. All begin with random weights. A method
            and its twin, the same network in float, have the same initial weights, order, updates and choice of rates. The error is that of the packed model, mean ±
            standard deviation over seeds; above twin is the mean difference in points. The test set was read once by each run, when all were trained.

            {Table(results)}
            The losses of packed model and training graph differ by more than {Percent * TestResult.Tolerance:0.#} % in {tests.Sum(static test => test.Apart)} of {tests.Sum(static test => test.Batches)} batches of {DigitShape.Batch} test images, as when a
            value at the edge of two codes gets the other one; those of a whole test set by {Percent * tests.Max(static test => test.Difference):0.00} % at most.

            """);
    }

    /// <summary>What the program runs on and what it reads, as lines of a list.</summary>
    public static string Origin(DigitFolder data) => Text(
        $"""
        - processor: {BuildOrigin.Processor}, {Environment.ProcessorCount} processors
        - runtime: .NET {Environment.Version}, SDK {BuildOrigin.SdkVersion}
        - commit: {BuildOrigin.Commit ?? "unknown"}
        - digits: {data.Generated ?? "files of --data"}; {data.Training.Count:N0} images to train on, {data.Validation.Count:N0} to validate, {data.Test.Count:N0} to test with; SHA-256 {data.Checksum}...
        """);

    /// <summary>How networks are trained, as a line of a list.</summary>
    public static string Training(int epochs, IReadOnlyList<float> rates, int seeds) => Text(
        $"""
        - training: Adam, {epochs} epochs, {DigitShape.Batch} images an update, gradients clipped at a norm of {TrainingRun.ClipNorm}; rates {RateList(rates, ", ")} by validation
          with the first seed, halved after an epoch that is not the best; the weights of the best epoch; {seeds} {(seeds == 1 ? "seed" : "seeds")}
        """);

    /// <summary>Rates one after another.</summary>
    public static string RateList(IReadOnlyList<float> rates, string separator) => string.Join(separator, rates.Select(static rate => Text($"{rate}")));

    private static string Title(DigitFolder data) => data.Generated is null
        ? "# Handwritten digits"
        : "# Generated digits, drawn by the sample itself: they say nothing of handwriting";

    private static string Table(IReadOnlyList<MethodResult> results)
    {
        MarkdownTable table = new("network, method", "rate", "validation loss", "test error %", "above twin", "packed bytes", "share of float");
        foreach (MethodResult result in results)
        {
            long bytes = PackedSize.Of(result.Model.Spec).Bytes, twin = PackedSize.FloatTwin(result.Model.Spec);
            table.Add(
                result.Model.Name,
                Text($"{result.Rate}"),
                Text($"{result.ValidationLoss:F4}"),
                double.IsNaN(result.Error) ? "diverged" : Text($"{result.Error:F2} ± {result.Deviation:F2}"),
                AboveTwin(result, results),
                Text($"{bytes:N0}"),
                Text($"{Percent * bytes / twin:F1} %"));
        }

        return table.ToString();
    }

    private static string AboveTwin(MethodResult result, IReadOnlyList<MethodResult> results)
    {
        if (result.Model.IsTwin || double.IsNaN(result.Error)) return "–";
        MethodResult twin = results.First(other => other.Model.Network == result.Model.Network && other.Model.Method == result.Model.Twin);
        return double.IsNaN(twin.Error) ? "–" : Text($"{result.Error - twin.Error:+0.00;-0.00;0.00}");
    }

    // Folders are those of one machine.
    private static string Command(RunSettings settings)
    {
        string network = settings.Network == RunSettings.All ? "" : $" --network {settings.Network}";
        return Text(
            $"dotnet run -c Release --project samples/Digits -- --data DIR{network} --epochs {settings.Epochs} --seeds {settings.Seeds} --rates {RateList(settings.Rates, ",")} --threads {settings.Threads}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
