using System;
using KernelGen.Integers;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>What a graph hands to an integer-only layer that it trains.</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal sealed class IntegerCellParts<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The layer's place in the model.</summary>
    public required int Layer { get; init; }

    /// <summary>The layer.</summary>
    public required RecurrentSpec Spec { get; init; }

    /// <summary>What the codes that enter stand for, under the present parameters.</summary>
    public required Func<CodeRange> Entering { get; init; }

    /// <summary>1 / (1 + e^-x).</summary>
    public required TrainedGate<TLanes> Sigmoid { get; init; }

    /// <summary>The hyperbolic tangent.</summary>
    public required TrainedGate<TLanes> Tanh { get; init; }

    /// <summary>W.</summary>
    public required TrainedMatrix InputWeight { get; init; }

    /// <summary>U.</summary>
    public required TrainedMatrix RecurrentWeight { get; init; }

    /// <summary>The bias beside W x; null where the layer has none.</summary>
    public required Parameter? InputBias { get; init; }

    /// <summary>The bias beside U h; null where the layer has none.</summary>
    public required Parameter? RecurrentBias { get; init; }

    /// <summary>The normalisation of W x; null where products are not normalised.</summary>
    public required TrainedLayerNorm<TLanes>? InputNorm { get; init; }

    /// <summary>The normalisation of U h; null where products are not normalised.</summary>
    public required TrainedLayerNorm<TLanes>? RecurrentNorm { get; init; }

    /// <summary>The normalisation of the sums of both; null where they are not normalised.</summary>
    public required TrainedLayerNorm<TLanes>? SumNorm { get; init; }

    /// <summary>The range of those sums; null where they are not normalised.</summary>
    public required ObservedRange? NormalisedRange { get; init; }

    /// <summary>The range of h.</summary>
    public required ObservedRange HiddenRange { get; init; }

    /// <summary>The range of x + h; null where the layer hands on h.</summary>
    public required ObservedRange? SumRange { get; init; }

    /// <summary>The range of c; null for other cells than LSTMs.</summary>
    public required ObservedRange? CellRange { get; init; }

    /// <summary>h between windows, as the values of its codes.</summary>
    public required StreamState HiddenState { get; init; }

    /// <summary>c of an LSTM, or the h of a GRU that is not coded; null for an RNN.</summary>
    public required StreamState? CellState { get; init; }

    /// <summary>Products on all threads.</summary>
    public required Gemm Gemm { get; init; }

    /// <summary>Passes on all threads.</summary>
    public required VectorPasses Passes { get; init; }

    /// <summary>Runs passes over rows.</summary>
    public required RangeJob Ranges { get; init; }

    /// <summary>Runs passes over streams.</summary>
    public required StreamJob Streams { get; init; }
}
