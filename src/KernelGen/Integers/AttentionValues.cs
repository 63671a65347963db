using System;

namespace KernelGen.Integers;

/// <summary>The floats that the integers of attention are made of.</summary>
internal readonly ref struct AttentionValues
{
    /// <summary>What the codes of x stand for.</summary>
    public required CodeRange Entering { get; init; }

    /// <summary>What the codes of the encoder's outputs stand for.</summary>
    public required CodeRange Memory { get; init; }

    /// <summary>What the codes of contexts and of what stands beside them stand for.</summary>
    public required CodeRange Outputs { get; init; }

    /// <summary>What the codes of queries stand for; of no meaning for an additive score.</summary>
    public required CodeRange Queries { get; init; }

    /// <summary>What the codes of keys stand for; of no meaning for an additive score.</summary>
    public required CodeRange Keys { get; init; }

    /// <summary>Unit and sums of W_q.</summary>
    public required CodeSums QueryWeights { get; init; }

    /// <summary>Unit and sums of W_m.</summary>
    public required CodeSums KeyWeights { get; init; }

    /// <summary>v of an additive score, a value a unit; empty elsewhere.</summary>
    public required ReadOnlySpan<float> Score { get; init; }
}
