using System;

namespace KernelGen.Training;

/// <summary>
/// The sum of the losses of the outputs of a row, each against a target of its own. Sums run in double precision and in order, so that lanes have no part in
/// them; beside the products of the last layer they take no time.
/// </summary>
/// <typeparam name="TValue">The loss of an output.</typeparam>
internal readonly struct ValueRow<TValue>(TrainingGraph graph) : IRowLoss
    where TValue : struct, IValueLoss
{
    /// <inheritdoc/>
    public bool Predicts(int row) => graph.Predicts(row);

    /// <inheritdoc/>
    public double Of(Span<float> outputs, int row)
    {
        ReadOnlySpan<float> targets = graph.TargetValues!.Floats(row, 1);
        double sum = 0;
        for (int index = 0; index < outputs.Length; index++) sum += TValue.Of(outputs[index], targets[index]).Loss;
        return sum;
    }

    /// <inheritdoc/>
    public double GradientInPlace(Span<float> outputs, int row, float factor)
    {
        ReadOnlySpan<float> targets = graph.TargetValues!.Floats(row, 1);
        double sum = 0;
        for (int index = 0; index < outputs.Length; index++)
        {
            (double loss, double slope) = TValue.Of(outputs[index], targets[index]);
            sum += loss;
            outputs[index] = (float)(slope * factor);
        }

        return sum;
    }
}
