using System.Collections.Generic;
using System.Linq;

namespace QuantizerStudy.Runs;

/// <summary>A run that is over. The weights of its best look are the result.</summary>
internal sealed record RunResult
{
    /// <summary>The cell.</summary>
    public required string Cell { get; init; }

    /// <summary>The method's name.</summary>
    public required string Method { get; init; }

    /// <summary>The first learning rate.</summary>
    public required float Rate { get; init; }

    /// <summary>The seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The range that the recurrent layer's weights began in; 0 for 1 / sqrt(units).</summary>
    public required float InitialRange { get; init; }

    /// <summary>Why it could not go on, or null.</summary>
    public required string? Divergence { get; init; }

    /// <summary>The looks in order.</summary>
    public required IReadOnlyList<Look> Looks { get; init; }

    /// <summary>The number of the best look, from 1 on; 0 where it diverged.</summary>
    public required int BestLook { get; init; }

    /// <summary>Validation of the packed model at the best look in bits per character; null where it diverged.</summary>
    public required double? PackedBits { get; init; }

    /// <summary>Codes, coefficients, scales and biases.</summary>
    public required long PackedBytes { get; init; }

    /// <summary>Of the recurrent matrix; null for float weights and where it diverged.</summary>
    public required CodeSummary? Codes { get; init; }

    /// <summary>The greatest singular value of the recurrent matrix as the network computes with it; null where it diverged.</summary>
    public required double? SpectralNorm { get; init; }

    /// <summary>Seconds of training and looking.</summary>
    public required double Seconds { get; init; }

    /// <summary>Validation of the training graph at the best look in bits per character; null where it diverged.</summary>
    public double? ValidationBits => BestLook == 0 ? null : Looks[BestLook - 1].ValidationBits;

    /// <summary>Whether the packed model computes what the training graph does, at every look.</summary>
    public bool IsPackedRightly => Looks.All(static look => look.PackingError <= Look.Tolerance);

    /// <summary>
    /// Whether the packed model predicts the validation text otherwise than its training graph although it is packed rightly: the
    /// network is chaotic, so that differences of rounding grow.
    /// </summary>
    public bool IsChaotic => IsPackedRightly && PackedBits is { } packed && Look.Difference(packed, ValidationBits!.Value) > Look.Tolerance;
}
