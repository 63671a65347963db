using System;
using System.Collections.Generic;
using System.Linq;
using QuantizerStudy.Characters;
using QuantizerStudy.Results;

namespace QuantizerStudy.Integers;

/// <summary>What one case came to.</summary>
/// <param name="Case">The cell.</param>
/// <param name="BySeed">The losses of every seed.</param>
internal sealed record IntegerResult(IntegerCase Case, IReadOnlyList<IntegerLosses> BySeed)
{
    /// <summary>What numbers of pieces cost.</summary>
    public IReadOnlyList<PieceResult> Pieces { get; init; } = [];

    /// <summary>Codes of h and integers of c that were compared between training and the integer program, and how many of them differed.</summary>
    public (long Compared, long Different) Agreement { get; init; }

    /// <summary>The perplexity of a seed.</summary>
    public static double Perplexity(double[] nats) => Math.Exp(nats.Sum() / nats.Length / TestBlocks.Length);

    /// <summary>By how many percent the perplexity of a form lies above that of the twin, and its interval.</summary>
    public Interval Above(Func<IntegerLosses, double[]> form)
    {
        Interval nats = PairedBootstrap.Of([.. BySeed.Select(seed => form(seed).Zip(seed.Float, static (own, twin) => (own - twin) / TestBlocks.Length).ToArray())]);
        return new Interval(Percent(nats.Mean), Percent(nats.Low), Percent(nats.High));
    }

    private static double Percent(double nats) => 100 * (Math.Exp(nats) - 1);
}
