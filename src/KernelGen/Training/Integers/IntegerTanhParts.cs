using System;
using KernelGen.Integers;
using KernelGen.Piecewise;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>What a graph hands to an affine layer between others of an integer-only network that it trains.</summary>
internal sealed class IntegerTanhParts
{
    /// <summary>The layer's place in the model.</summary>
    public required int Layer { get; init; }

    /// <summary>The layer.</summary>
    public required LinearSpec Spec { get; init; }

    /// <summary>What the codes that enter stand for, under the present parameters.</summary>
    public required Func<CodeRange> Entering { get; init; }

    /// <summary>The hyperbolic tangent.</summary>
    public required IntegerFunction Tanh { get; init; }

    /// <summary>W.</summary>
    public required TrainedMatrix Weight { get; init; }

    /// <summary>b; null where the layer has none.</summary>
    public required Parameter? Bias { get; init; }

    /// <summary>The range of y.</summary>
    public required ObservedRange OutputRange { get; init; }

    /// <summary>Products on all threads.</summary>
    public required Gemm Gemm { get; init; }

    /// <summary>Passes on all threads.</summary>
    public required VectorPasses Passes { get; init; }

    /// <summary>Runs passes over rows.</summary>
    public required RangeJob Ranges { get; init; }
}
