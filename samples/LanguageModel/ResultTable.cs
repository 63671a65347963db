using System;
using System.Collections.Generic;
using System.Globalization;
using Spectre.Console;

namespace LanguageModel;

/// <summary>The one table of a run.</summary>
internal static class ResultTable
{
    public static void Write(IAnsiConsole console, IEnumerable<ModelResult> results)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("model").NoWrap())
            .AddColumn(Right("updates"))
            .AddColumn(Right("training\ngraph"))
            .AddColumn(Right("packed\nmodel"))
            .AddColumn(Right("packed\nbytes"))
            .AddColumn(Right("smaller\nthan float"))
            .AddColumn(Right("µs\na step"))
            .AddColumn(Right("generic\nruntime"))
            .AddColumn(Right("faster"));
        foreach (ModelResult result in results)
        {
            table.AddRow(
                Markup.Escape(result.Title),
                Text($"{result.Updates}"),
                Text($"{result.Graph.Perplexity:F2}"),
                Text($"{result.Packed.Perplexity:F2}"),
                Text($"{result.Size.Bytes:N0}"),
                Text($"{result.Compression:F2}x"),
                Text($"{result.StepMicroseconds:F1}"),
                Text($"{result.GenericMicroseconds:F0}"),
                Text($"{result.GenericRatio:F0}x"));
        }

        console.WriteLine();
        console.WriteLine("Validation perplexity of training graph and packed model, bytes, and microseconds a step on one thread.");
        console.WriteLine("A smoke figure: few tokens, small models.");
        console.Write(table);
    }

    private static TableColumn Right(string header) => new TableColumn(header).RightAligned().NoWrap();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
