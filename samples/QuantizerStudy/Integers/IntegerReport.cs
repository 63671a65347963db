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
    public static string Of(string arguments, IntegerText text, IReadOnlyList<IntegerResult> cases)
    {
        StringBuilder report = new();
        report.Append(FormattableString.Invariant($"""
            # Networks in integers alone, against their float twins

            - command: dotnet run -c Release --project samples/QuantizerStudy -- {arguments}
            - date: {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC
            - text: {text.Source}, {text.Token} by {text.Token}
            - processor: {BuildOrigin.Processor}, {Environment.ProcessorCount} processors
            - runtime: {RuntimeInformation.FrameworkDescription}, SDK {BuildOrigin.SdkVersion}
            - commit: {BuildOrigin.Commit ?? "unknown"}

            {text.Training} from the same weights, in the same order and at a tenth of the rate, once in floats, once with float gates between 8-bit codes and once in integers alone.
            "Quantized": the float twin of the end in integers, ranges observed over 20,000 {text.Token}s of the training text, not trained again. "Float gates": 8-bit weights and 8-bit h,
            embedding and gates in floats. "Integers": 8-bit weights, embedding and h, 16-bit gates and cells by 16 pieces, 32-bit sums; nothing but integers from token to output. Perplexity
            a {text.Token} on the test text, mean ± standard deviation over {cases[0].BySeed.Count} seed{(cases[0].BySeed.Count == 1 ? "" : "s")}; in percent what it lies above the float twin, and in brackets the 95 % interval of a paired bootstrap over
            seeds and blocks of {TestBlocks.Length} {text.Token}s.


            """));
        report.Append(Perplexities(cases)).Append('\n');
        report.Append(Sizes(cases)).Append('\n');
        report.Append("Perplexity above that of 64 adaptive pieces by number and placement of pieces, trained with 16: validation text, first seed.\n\n");
        report.Append(ByPieces(cases));
        return report.ToString();
    }

    private static MarkdownTable Perplexities(IReadOnlyList<IntegerResult> cases)
    {
        MarkdownTable table = new("network", "float", "quantized", "above float", "float gates", "above float", "integers", "above float");
        foreach (IntegerResult result in cases)
        {
            table.Add(
                result.Case.Name,
                Mean(result, static losses => losses.Float),
                Mean(result, static losses => losses.Quantized),
                Show(result.Above(static losses => losses.Quantized)),
                Mean(result, static losses => losses.Codes),
                Show(result.Above(static losses => losses.Codes)),
                Mean(result, static losses => losses.Integers),
                Show(result.Above(static losses => losses.Integers)));
        }

        return table;
    }

    private static MarkdownTable Sizes(IReadOnlyList<IntegerResult> cases)
    {
        MarkdownTable table = new("network", "bytes of weights", "smaller than float", "codes of h and integers of c compared", "other than in training");
        foreach (IntegerResult result in cases)
        {
            ModelSpec spec = result.Case.Integers.Spec;
            table.Add(
                result.Case.Name,
                FormattableString.Invariant($"{PackedSize.Of(spec).Bytes:N0}"),
                FormattableString.Invariant($"{PackedSize.FloatTwin(spec) / (double)PackedSize.Of(spec).Bytes:F2}x"),
                FormattableString.Invariant($"{result.Agreement.Compared:N0}"),
                FormattableString.Invariant($"{result.Agreement.Different:N0}"));
        }

        return table;
    }

    private static MarkdownTable ByPieces(IReadOnlyList<IntegerResult> cases)
    {
        MarkdownTable table = new(["pieces", "greatest error of a gate", .. cases.Select(each => each.Case.Name)]);
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

    private static string Mean(IntegerResult result, Func<IntegerLosses, double[]> form)
    {
        double[] perplexities = [.. result.BySeed.Select(form).Select(IntegerResult.Perplexity)];
        double mean = perplexities.Average(), deviation = perplexities.Length < 2 ? 0 : Math.Sqrt(perplexities.Sum(each => (each - mean) * (each - mean)) / (perplexities.Length - 1));
        return FormattableString.Invariant($"{mean:F3} ± {deviation:F3}");
    }

    private static string Show(Interval interval) => FormattableString.Invariant($"{interval.Mean:+0.00;-0.00;0.00} % [{interval.Low:+0.00;-0.00;0.00}, {interval.High:+0.00;-0.00;0.00}]");
}
