using System;

namespace Digits.Runs;

/// <summary>What the test set says of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Error">Images that the packed model takes for another digit, in percent; NaN where training diverged.</param>
/// <param name="PackedLoss">The mean loss of the packed model.</param>
/// <param name="GraphLoss">The mean loss of the network as it trains, with the same weights.</param>
internal sealed record TestResult(TrainedRun Run, double Error, double PackedLoss, double GraphLoss)
{
    /// <summary>By how much the losses of packed model and training graph may differ, over the latter.</summary>
    public const double Tolerance = 1e-3;

    // Losses near zero are differences of large numbers.
    private const double LeastLoss = 0.01;

    /// <summary>By how much they differ; 0 where training diverged.</summary>
    public double Disagreement => Run.Weights is null ? 0 : Math.Abs(PackedLoss - GraphLoss) / Math.Max(GraphLoss, LeastLoss);

    /// <summary>Whether they agree.</summary>
    public bool Agrees => Disagreement <= Tolerance;
}
