using System;

namespace Digits.Runs;

/// <summary>What the test set says of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Error">Images that the packed model takes for another digit, in percent; NaN where training diverged.</param>
/// <param name="PackedLoss">The mean loss of the packed model.</param>
/// <param name="GraphLoss">The mean loss of the network as it trains, with the same weights.</param>
/// <param name="Batches">Batches in which both read the set.</param>
/// <param name="Apart">Batches whose mean losses differ by more than <see cref="Tolerance"/>.</param>
/// <remarks>
/// Both compute the same but for the order of sums. A value that lies at the edge of two codes may then get either, which changes the outputs for one image
/// and so the loss of one batch; what is wrong with a kernel changes all.
/// </remarks>
internal sealed record TestResult(TrainedRun Run, double Error, double PackedLoss, double GraphLoss, int Batches, int Apart)
{
    /// <summary>By how much the losses of a batch may differ, over that of the training graph.</summary>
    public const double Tolerance = 1e-3;

    /// <summary>By how much the losses of the whole set may differ.</summary>
    public const double WholeTolerance = 0.05;

    // One batch of so many may differ.
    private const int BatchesToOne = 10;

    // Losses near zero are differences of large numbers.
    private const double LeastLoss = 0.01;

    /// <summary>By how much the losses of the whole set differ; 0 where training diverged.</summary>
    public double Difference => Batches == 0 ? 0 : DifferenceOf(PackedLoss, GraphLoss);

    /// <summary>Whether packed model and training graph compute the same.</summary>
    public bool Agrees => Apart <= Math.Max(1, Batches / BatchesToOne) && Difference <= WholeTolerance;

    /// <summary>By how much two losses differ.</summary>
    public static double DifferenceOf(double packed, double graph) => Math.Abs(packed - graph) / Math.Max(graph, LeastLoss);
}
