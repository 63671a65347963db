using System.Linq;
using KernelGen.Spec;
using QuantizerStudy.Models;

namespace QuantizerStudy.Results;

/// <summary>A row of the report: what Markdown, CSV and JSON hold alike. Null stands for what does not exist.</summary>
internal sealed record ReportRow
{
    /// <summary>The row of a result.</summary>
    public static ReportRow Of(MethodResult result, MethodResult? twin)
    {
        bool compares = twin is not null && !result.Method.IsTwin;
        ModelSpec model = StudyModels.Of(result.Cell, result.Method).Spec;
        RecurrentSpec layer = model.Layers.OfType<RecurrentSpec>().First();
        Interval? gap = compares ? result.Minus(twin!) : null;
        return new ReportRow
        {
            Cell = CellNames.Of(result.Cell),
            Method = result.Method.Name,
            Source = result.Method.Source,
            Twin = result.Method.Twin,
            WeightBits = layer.RecurrentWeights.Bits,
            HiddenBits = layer.HiddenActivation.Bits,
            InitialRange = result.Finals[0].Run.InitialRange,
            Rate = result.Rate,
            Seeds = result.Finals.Count,
            Diverged = result.Diverged,
            BitsPerCharacter = result.Mean,
            Deviation = result.Deviation,
            TwinGap = gap,
            TwinGapShare = gap?.Mean / twin?.Mean,
            Failures = compares ? result.Failures(twin!) : null,
            PackedBytes = result.PackedBytes,
            FloatBytes = PackedSize.FloatTwin(model),
            StepMicroseconds = result.StepMicroseconds,
            TwinRatio = result.TwinRatio,
            SpectralNorm = result.SpectralNorm,
            CodesChanged = result.Changed,
            CodesNeverChanged = result.NeverChanged,
            CodesSaturated = result.Saturated,
        };
    }

    /// <summary>The cell.</summary>
    public required string Cell { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    /// <summary>The float network it is compared with.</summary>
    public required string Twin { get; init; }

    /// <summary>Bits a weight of the recurrent layer.</summary>
    public required int WeightBits { get; init; }

    /// <summary>Bits of a hidden unit.</summary>
    public required int HiddenBits { get; init; }

    /// <summary>The range that the recurrent layer's weights began in; 0 for 1 / sqrt(units).</summary>
    public required float InitialRange { get; init; }

    /// <summary>The rate that validation chose.</summary>
    public required float Rate { get; init; }

    /// <summary>Seeds that were run.</summary>
    public required int Seeds { get; init; }

    /// <summary>Seeds in which training diverged.</summary>
    public required int Diverged { get; init; }

    /// <summary>Mean over the seeds that did not diverge.</summary>
    public required double? BitsPerCharacter { get; init; }

    /// <summary>Standard deviation over those seeds.</summary>
    public required double? Deviation { get; init; }

    /// <summary>Bits per character above the twin.</summary>
    public required Interval? TwinGap { get; init; }

    /// <summary>The same as a share of the twin's bits per character.</summary>
    public required double? TwinGapShare { get; init; }

    /// <summary>Seeds in which it fails.</summary>
    public required int? Failures { get; init; }

    /// <summary>Bytes of the packed model.</summary>
    public required long PackedBytes { get; init; }

    /// <summary>Bytes of the same model in float.</summary>
    public required long FloatBytes { get; init; }

    /// <summary>Microseconds of a step on one thread.</summary>
    public required double? StepMicroseconds { get; init; }

    /// <summary>The twin's time over its own.</summary>
    public required double? TwinRatio { get; init; }

    /// <summary>Of the recurrent matrix.</summary>
    public required double? SpectralNorm { get; init; }

    /// <summary>The share of recurrent codes that changed between the last two looks.</summary>
    public required double? CodesChanged { get; init; }

    /// <summary>The share of recurrent codes that no look found changed.</summary>
    public required double? CodesNeverChanged { get; init; }

    /// <summary>The share of recurrent codes at the outermost levels.</summary>
    public required double? CodesSaturated { get; init; }
}
