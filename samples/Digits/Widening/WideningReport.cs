using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Digits.Data;
using Digits.Models;
using KernelGen.Spec;
using KernelGen.Widening;
using QuantizerStudy;

namespace Digits.Widening;

/// <summary>The tables as Markdown, with what it takes to repeat them.</summary>
/// <param name="twin">The float twin.</param>
/// <param name="byBits">What came of each number of bits.</param>
internal sealed class WideningReport(WideningRow twin, IReadOnlyList<WideningOfBits> byBits)
{
    private const double Percent = 100;

    /// <summary>The whole text.</summary>
    public string Write(WideningSettings settings, DigitFolder data, DateTime date, TimeSpan time) => Text(
        $"""
        {(data.Generated is null ? "# Neuron increase on handwritten digits" : "# Neuron increase on generated digits, drawn by the sample itself: they say nothing of handwriting")}

        - command: {Command(settings)}
        - date: {date:yyyy-MM-dd HH:mm} UTC, {time.TotalSeconds:F0} s
        {Report.Origin(data)}
        {Report.Training(settings.Epochs, settings.Rates, settings.Seeds)}
        - networks: {WidthsOf(twin.Result.Model)}, clipped relu from 0 to {DigitShape.Ceiling}, weights and units by the balanced mean (He et al. 2016); pixels enter as floats

        Neuron increase (Kapur, Mishra and Marr 2017, section 4). The error is that of the packed network on the test set, which every run read once, mean ± standard deviation
        over seeds. All have the same updates, choice of rates and seeds. Bytes are counted twice: exactly, with the columns of what reads a wider layer and with scales and biases,
        and by the paper's rule, weights times bits / 32 in proportion to the width of their layer.

        ## Which layers

        What the validation loss of the float twin rises when the weights of one layer alone are quantized, and what it costs to widen that layer: of all but the largest and the last one.
        Ranked by loss a byte.

        {Ranking()}
        ## What came of it

        {Rows(settings.Budget)}
        ## As in the paper's table 2: test error in % by width

        {ByWidth()}
        ## As in the paper's table 3: change against float in points

        {Changes()}
        """);

    private string Ranking()
    {
        MarkdownTable table = new("bits", "layer", "units", "wider", "rise in nats", "bytes more", "by the paper's rule", "millinats a byte");
        foreach (WideningOfBits bits in byBits)
        {
            foreach (WideningChoice choice in bits.Choices)
            {
                table.Add(
                    Codes(bits.Bits), Text($"{choice.Layer + 1}"), Text($"{choice.From}"), Text($"{choice.To}"), Text($"{choice.Rise:F4}"), Text($"{choice.ExtraBytes:N0}"),
                    Text($"{choice.PaperBytes:N0}"), Text($"{1000 * choice.RisePerByte:F4}"));
            }
        }

        return table.ToString();
    }

    private string Rows(long budget)
    {
        MarkdownTable table = new("bits", "widths", "rate", "validation loss", "test error %", "bytes", "share of float", "bytes by the paper's rule", "share", "seconds", "µs an image");
        AddRow(table, "float", twin);
        foreach (WideningOfBits bits in byBits)
        {
            foreach (WideningRow row in bits.Rows) AddRow(table, Codes(bits.Bits), row);
        }

        string budgetLine = budget == long.MaxValue ? "No budget: every layer that may grow does." : Text($"Budget: {budget:N0} bytes.");
        IEnumerable<string> tooLarge = byBits.Where(static bits => bits.Rows.Count == 0).Select(static bits => Text(
            $" The network of {Codes(bits.Bits)} bits takes {PackedSize.Of(bits.Quantized).Bytes:N0} before it is widened, and was not trained."));
        return $"{budgetLine}{string.Concat(tooLarge)} Seconds are those of training and testing, all seeds and rates together.\n\n{table}";
    }

    private void AddRow(MarkdownTable table, string bits, WideningRow row) => table.Add(
        bits,
        WidthsOf(row.Result.Model),
        Text($"{row.Tests.Rate}"),
        Text($"{row.Tests.ValidationLoss:F4}"),
        ErrorOf(row),
        Text($"{row.Result.Bytes:N0}"),
        Text($"{Percent * row.Result.Bytes / twin.Result.Bytes:F1} %"),
        Text($"{row.Result.PaperBytes:N0}"),
        Text($"{Percent * row.Result.PaperBytes / twin.Result.PaperBytes:F1} %"),
        Text($"{row.Result.Time.TotalSeconds:F1}"),
        Text($"{row.Microseconds:F1}"));

    private string ByWidth()
    {
        string[] columns = [.. WideningSettings.Factors.Select(static factor => Text($"+{Percent * (factor - 1):0} %"))];
        MarkdownTable table = new(["bits of weights x units", "as wide as float", .. columns]);
        table.Add(["32 x 32", ErrorOf(twin), .. columns.Select(static _ => "–")]);
        foreach (WideningOfBits bits in byBits.Where(static bits => bits.Rows.Count > 0))
            table.Add([Text($"{bits.Bits} x {bits.Bits}"), ErrorOf(bits.Rows[0]), .. WideningSettings.Factors.Select(factor => FindRow(bits, factor) is { } row ? ErrorOf(row) : "–")]);
        return table.ToString();
    }

    private string Changes()
    {
        MarkdownTable table = new("network", "change of the test error", "share of float");
        foreach (WideningOfBits bits in byBits)
        {
            foreach (WideningRow row in bits.Rows)
            {
                string more = row == bits.Rows[0] ? "" : Text($", units +{Percent * (FactorOf(bits, row) - 1):0} %");
                table.Add(
                    $"{bits.Bits} bits{more}", Text($"{row.Result.Error - twin.Result.Error:+0.00;-0.00;0.00}"), Text($"{Percent * row.Result.Bytes / twin.Result.Bytes:F1} %"));
            }
        }

        return table.ToString();
    }

    private static WideningRow? FindRow(WideningOfBits bits, double factor) => bits.Rows.Skip(1).FirstOrDefault(row => FactorOf(bits, row) == factor);

    /// <summary>The factor of the layers that a network has widened: one for all of them.</summary>
    private static double FactorOf(WideningOfBits bits, WideningRow row) => ModelWidths.Layers(bits.Quantized)
        .Max(layer => (double)ModelWidths.UnitsOf(row.Result.Model, layer) / ModelWidths.UnitsOf(bits.Quantized, layer));

    private static string ErrorOf(WideningRow row) => double.IsNaN(row.Tests.Error) ? "diverged" : Text($"{row.Tests.Error:F2} ± {row.Tests.Deviation:F2}");

    private static string WidthsOf(ModelSpec model) => string.Join('-', ModelWidths.Layers(model).Select(layer => ModelWidths.UnitsOf(model, layer)).Prepend(model.InputSize));

    private static string Codes(int bits) => Text($"{bits}/{bits}");

    // Folders are those of one machine.
    private static string Command(WideningSettings settings)
    {
        string digits = settings.Data is null ? Text($"--images {settings.Images} --image-seed {settings.ImageSeed}") : "--data DIR";
        string budget = settings.Budget == long.MaxValue ? "" : Text($" --budget {settings.Budget}");
        return Text(
            $"dotnet run -c Release --project samples/Digits -- widen {digits} --bits {string.Join(' ', settings.Bits)}{budget} --epochs {settings.Epochs} --seeds {settings.Seeds} --rates {Report.RateList(settings.Rates, ",")} --threads {settings.Threads}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
