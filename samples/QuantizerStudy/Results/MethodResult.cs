using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen;
using QuantizerStudy.Characters;
using QuantizerStudy.Models;
using QuantizerStudy.Runs;

namespace QuantizerStudy.Results;

/// <summary>What a method came to in a cell, over its seeds.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Method">The method.</param>
/// <param name="Finals">A final result a seed, in the order of seeds.</param>
internal sealed record MethodResult(CellKind Cell, StudyMethod Method, IReadOnlyList<FinalResult> Finals)
{
    /// <summary>Failing is to lie above so many times the float twin's bits per character, or to diverge.</summary>
    public const double FailureFactor = 1.25;

    /// <summary>Cell and method as <c>compare</c> takes them.</summary>
    public string Name => $"{CellNames.Of(Cell)}/{Method.Name}";

    /// <summary>The rate that validation chose.</summary>
    public float Rate => Finals[0].Run.Rate;

    /// <summary>Codes, coefficients, scales and biases.</summary>
    public long PackedBytes => Finals[0].Run.PackedBytes;

    /// <summary>Seeds in which training diverged.</summary>
    public int Diverged => Finals.Count(static final => final.Test is null);

    /// <summary>Test loss in bits per character, a seed that did not diverge each.</summary>
    public IReadOnlyList<double> Bits => [.. Tests.Select(static test => test.BitsPerCharacter)];

    /// <summary>Mean test loss; null where every seed diverged.</summary>
    public double? Mean => MeanOf(Bits);

    /// <summary>Sample standard deviation of the test loss over seeds; null below two.</summary>
    public double? Deviation => Bits.Count < 2
        ? null
        : Math.Sqrt(Bits.Sum(bits => (bits - Mean!.Value) * (bits - Mean!.Value)) / (Bits.Count - 1));

    /// <summary>Median microseconds of a step.</summary>
    public double? StepMicroseconds => Median([.. Tests.Select(static test => test.StepMicroseconds)]);

    /// <summary>Median of the float twin's time over its own.</summary>
    public double? TwinRatio => Median([.. Tests.Select(static test => test.TwinRatio)]);

    /// <summary>Mean spectral norm of the recurrent matrix.</summary>
    public double? SpectralNorm => MeanOf([.. Finals.Select(static final => final.Run.SpectralNorm).OfType<double>()]);

    /// <summary>Mean share of codes that never changed.</summary>
    public double? NeverChanged => MeanOf([.. Codes.Select(static codes => codes.NeverChanged)]);

    /// <summary>Mean share of codes that changed between the last two looks.</summary>
    public double? Changed => MeanOf([.. Codes.Select(static codes => codes.Changed)]);

    /// <summary>Mean share of the outermost levels.</summary>
    public double? Saturated => MeanOf([.. Codes.Select(static codes => codes.Saturated)]);

    private IEnumerable<TestResult> Tests => Finals.Select(static final => final.Test).OfType<TestResult>();

    private IEnumerable<CodeSummary> Codes => Finals.Select(static final => final.Run.Codes).OfType<CodeSummary>();

    /// <summary>Its bits per character less those of another result, from the seeds in which neither diverged; null where there are none.</summary>
    /// <exception cref="StudyException">The two were measured on different texts.</exception>
    public Interval? Minus(MethodResult other)
    {
        List<double[]> differences = [];
        foreach (FinalResult final in Finals)
        {
            FinalResult? paired = other.Finals.FirstOrDefault(candidate => candidate.Run.Seed == final.Run.Seed);
            if (final.Test is not { } own || paired?.Test is not { } test) continue;
            if (own.BlockNats.Count != test.BlockNats.Count)
                throw new StudyException($"{Name} was measured on {own.BlockNats.Count} blocks and {other.Name} on {test.BlockNats.Count}; expected the same text.");
            differences.Add([.. own.BlockNats.Zip(test.BlockNats, static (a, b) => (a - b) * BitsOfBlockNat)]);
        }

        return differences.Count == 0 ? null : PairedBootstrap.Of(differences);
    }

    /// <summary>
    /// Seeds in which it fails: training diverged, or its bits per character are above <see cref="FailureFactor"/> times those of its
    /// twin with the same seed.
    /// </summary>
    public int Failures(MethodResult twin) => Finals.Count(final =>
        final.Test is not { } test
        || twin.Finals.Any(other => other.Run.Seed == final.Run.Seed && test.BitsPerCharacter > FailureFactor * other.Test?.BitsPerCharacter));

    private const double BitsOfBlockNat = 1 / (0.693147180559945309417 * TestBlocks.Length);

    private static double? MeanOf(IReadOnlyList<double> values) => values.Count == 0 ? null : values.Average();

    private static double? Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : values[values.Length / 2];
    }
}
