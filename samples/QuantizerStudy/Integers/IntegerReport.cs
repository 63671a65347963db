using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using KernelGen.Spec;
using LanguageModel;
using QuantizerStudy.Characters;
using QuantizerStudy.Results;

namespace QuantizerStudy.Integers;

/// <summary>The tables of the comparison.</summary>
internal static class IntegerReport
{
    /// <summary>The whole text.</summary>
    public static string Of(string arguments, string source, IReadOnlyList<(IntegerResult Result, IReadOnlyList<PieceResult> Pieces)> cases, int updates)
    {
        StringBuilder text = new();
        text.Append(FormattableString.Invariant($"""
            # Networks in integers alone, against their float twins

            - command: dotnet run -c Release --project samples/QuantizerStudy -- {arguments}
            - date: {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC
            - text: {source}, character by character
            - processor: {BuildOrigin.Processor}, {Environment.ProcessorCount} processors
            - runtime: {RuntimeInformation.FrameworkDescription}, SDK {BuildOrigin.SdkVersion}
            - commit: {BuildOrigin.Commit ?? "unknown"}

            Characters, an embedding of 64, a cell of 128 units with normalised products, {updates} updates in floats; no training after quantizing. Ranges of codes are those of
            20,000 characters of the training text. "Float gates": 8-bit weights and 8-bit h, embedding and gates in floats. "Integers": 8-bit weights, embedding and h, 16-bit gates and
            cells by 16 pieces, 32-bit sums; nothing but integers from token to output. Perplexity a character on the test text, mean over {cases[0].Result.Float.Count} seeds; in brackets the
            95 % interval of a paired bootstrap over seeds and blocks.


            """));
        text.Append(Perplexities(cases)).Append('\n');
        text.Append("Perplexity above that of the float twin by number and placement of pieces: validation text, first seed.\n\n");
        text.Append(ByPieces(cases));
        return text.ToString();
    }

    private static MarkdownTable Perplexities(IReadOnlyList<(IntegerResult Result, IReadOnlyList<PieceResult> Pieces)> cases)
    {
        MarkdownTable table = new("network", "float", "float gates", "above float", "integers", "above float", "bytes of weights", "smaller than float");
        foreach ((IntegerResult result, _) in cases)
        {
            ModelSpec spec = result.Case.Integers;
            table.Add(
                result.Case.Name, Mean(result.Float), Mean(result.Codes), Show(result.Above(result.Codes)), Mean(result.Integers), Show(result.Above(result.Integers)),
                FormattableString.Invariant($"{PackedSize.Of(spec).Bytes:N0}"),
                FormattableString.Invariant($"{PackedSize.FloatTwin(spec) / (double)PackedSize.Of(spec).Bytes:F2}x"));
        }

        return table;
    }

    private static MarkdownTable ByPieces(IReadOnlyList<(IntegerResult Result, IReadOnlyList<PieceResult> Pieces)> cases)
    {
        MarkdownTable table = new(["pieces", "greatest error of a gate", .. cases.Select(each => each.Result.Case.Name)]);
        for (int row = 0; row < cases[0].Pieces.Count; row++)
        {
            PieceResult first = cases[0].Pieces[row];
            table.Add([
                FormattableString.Invariant($"{first.Pieces.Pieces} {first.Pieces.Placement.ToString().ToLowerInvariant()}"),
                FormattableString.Invariant($"{first.GreatestError:F4}"),
                .. cases.Select(each => FormattableString.Invariant($"{each.Pieces[row].Above:+0.00;-0.00;0.00} %")),
            ]);
        }

        return table;
    }

    private static string Mean(IReadOnlyList<double[]> nats)
    {
        double[] perplexities = [.. nats.Select(IntegerResult.Perplexity)];
        double mean = perplexities.Average(), deviation = perplexities.Length < 2 ? 0 : Math.Sqrt(perplexities.Sum(each => (each - mean) * (each - mean)) / (perplexities.Length - 1));
        return FormattableString.Invariant($"{mean:F3} ± {deviation:F3}");
    }

    private static string Show(Interval interval) => FormattableString.Invariant($"{interval.Mean:+0.00;-0.00;0.00} % [{interval.Low:+0.00;-0.00;0.00}, {interval.High:+0.00;-0.00;0.00}]");
}
