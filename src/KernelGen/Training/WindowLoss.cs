using System;
using KernelGen.Lanes;

namespace KernelGen.Training;

/// <summary>The loss of the window that is in a graph. It adds the bias of the last layer on its way over the outputs.</summary>
internal abstract class WindowLoss
{
    /// <summary>The loss that <paramref name="graph"/> is trained by.</summary>
    /// <typeparam name="TLanes">The lane type.</typeparam>
    public static WindowLoss For<TLanes>(TrainingGraph graph, OutputBias bias, RangeJob ranges)
        where TLanes : struct, ILanes<TLanes> => graph.Training.Loss switch
        {
            Loss.SoftmaxCrossEntropy => new RowWindowLoss<ClassRow<TLanes>>(graph, new(graph), bias, ranges),
            Loss.MeanSquaredError => new RowWindowLoss<ValueRow<SquaredError>>(graph, new(graph), bias, ranges),
            Loss.BinaryCrossEntropy => new RowWindowLoss<ValueRow<BinaryCrossEntropy>>(graph, new(graph), bias, ranges),
            Loss.Ctc => new CtcWindowLoss(graph, bias, ranges),
            _ => throw new ArgumentOutOfRangeException(nameof(graph), graph.Training.Loss, "There is no such loss."),
        };

    /// <summary>The sum of all losses, in an order that depends on no thread; see <see cref="TrainingGraph.Loss"/>.</summary>
    public abstract double Total(int predictions, bool withGradient);
}
