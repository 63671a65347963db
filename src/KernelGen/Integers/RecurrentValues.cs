using System;

namespace KernelGen.Integers;

/// <summary>The floats that the integers of a recurrent layer are made of.</summary>
internal readonly ref struct RecurrentValues
{
    /// <summary>What the codes that enter stand for.</summary>
    public required CodeRange Entering { get; init; }

    /// <summary>What the codes of h stand for.</summary>
    public required CodeRange Hidden { get; init; }

    /// <summary>What the codes of x + h of a residual layer stand for; of no meaning elsewhere.</summary>
    public CodeRange Outputs { get; init; }

    /// <summary>The greatest magnitude of the c of an LSTM.</summary>
    public required float GreatestCell { get; init; }

    /// <summary>The greatest magnitude of W x + U h where that is normalised; of no meaning elsewhere.</summary>
    public float GreatestSum { get; init; }

    /// <summary>The gains behind the normalised W x + U h; empty where it is not.</summary>
    public ReadOnlySpan<float> SumGains { get; init; }

    /// <summary>Unit and sums of W.</summary>
    public required CodeSums InputWeights { get; init; }

    /// <summary>Unit and sums of U.</summary>
    public required CodeSums RecurrentWeights { get; init; }

    /// <summary>What is added to W x + U h, a value a row.</summary>
    public required ReadOnlySpan<float> Bias { get; init; }

    /// <summary>What a GRU adds to U h inside its reset, a value a unit; empty for other cells.</summary>
    public required ReadOnlySpan<float> CandidateBias { get; init; }

    /// <summary>The gains behind the normalised W x, a value a row; empty without normalisation.</summary>
    public required ReadOnlySpan<float> InputGains { get; init; }

    /// <summary>The gains behind the normalised U h; empty without normalisation.</summary>
    public required ReadOnlySpan<float> RecurrentGains { get; init; }
}
