using System.Collections.Generic;
using System.Linq;
using QuantizerStudy.Characters;
using QuantizerStudy.Results;

namespace QuantizerStudy.Integers;

/// <summary>The losses of one case on the blocks of the test text in nats, by seed.</summary>
/// <param name="Case">The cell.</param>
/// <param name="Float">Those of the float twin.</param>
/// <param name="Codes">Those with float gates between codes.</param>
/// <param name="Integers">Those in integers alone.</param>
internal sealed record IntegerResult(
    IntegerCase Case, IReadOnlyList<double[]> Float, IReadOnlyList<double[]> Codes, IReadOnlyList<double[]> Integers)
{
    /// <summary>The perplexity of a seed.</summary>
    public static double Perplexity(double[] nats) => System.Math.Exp(nats.Sum() / nats.Length / TestBlocks.Length);

    /// <summary>By how many percent the perplexity of <paramref name="other"/> lies above that of the twin, and its interval.</summary>
    public Interval Above(IReadOnlyList<double[]> other)
    {
        Interval nats = PairedBootstrap.Of([.. other.Zip(Float, (own, twin) => own.Zip(twin, (a, b) => (a - b) / TestBlocks.Length).ToArray())]);
        return new Interval(Percent(nats.Mean), Percent(nats.Low), Percent(nats.High));
    }

    private static double Percent(double nats) => 100 * (System.Math.Exp(nats) - 1);
}
