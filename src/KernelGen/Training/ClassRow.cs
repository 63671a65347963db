using System;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>Softmax cross-entropy against the class of a row.</summary>
/// <typeparam name="TLanes">The lane type.</typeparam>
internal readonly struct ClassRow<TLanes>(TrainingGraph graph) : IRowLoss
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public bool Predicts(int row) => graph.Targets[row] != TokenBatch.NoTarget;

    /// <inheritdoc/>
    public double Of(Span<float> outputs, int row) => Softmax.Loss<TLanes>(in outputs[0], outputs.Length, graph.Targets[row]);

    /// <inheritdoc/>
    public double GradientInPlace(Span<float> outputs, int row, float factor) =>
        Softmax.GradientInPlace<TLanes>(ref outputs[0], outputs.Length, graph.Targets[row], factor);
}
