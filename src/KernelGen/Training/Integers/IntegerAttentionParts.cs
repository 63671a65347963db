using System;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>What a graph hands to the attention of an integer-only decoder that it trains.</summary>
internal sealed class IntegerAttentionParts
{
    /// <summary>The layer's place in the decoder.</summary>
    public required int Layer { get; init; }

    /// <summary>The layer.</summary>
    public required AttentionSpec Spec { get; init; }

    /// <summary>What the codes that enter stand for, under the present parameters.</summary>
    public required Func<CodeRange> Entering { get; init; }

    /// <summary>What the codes of the encoder's outputs stand for, under the present parameters.</summary>
    public required Func<CodeRange> Memory { get; init; }

    /// <summary>The hyperbolic tangent of an additive score.</summary>
    public required IntegerFunction Tanh { get; init; }

    /// <summary>The exponential of the softmax.</summary>
    public required IntegerFunction Exponential { get; init; }

    /// <summary>W_q.</summary>
    public required TrainedMatrix QueryWeight { get; init; }

    /// <summary>W_m.</summary>
    public required TrainedMatrix MemoryWeight { get; init; }

    /// <summary>v of an additive score; null for another.</summary>
    public required Parameter? Score { get; init; }

    /// <summary>The range of contexts and of what stands beside them.</summary>
    public required ObservedRange OutputRange { get; init; }

    /// <summary>The range of queries; null for an additive score.</summary>
    public required ObservedRange? QueryRange { get; init; }

    /// <summary>The range of keys; null for an additive score.</summary>
    public required ObservedRange? KeyRange { get; init; }

    /// <summary>Products on all threads.</summary>
    public required Gemm Gemm { get; init; }

    /// <summary>Runs passes over rows.</summary>
    public required RangeJob Ranges { get; init; }
}
