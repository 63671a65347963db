using System;

namespace KernelGen.Training;

/// <summary>The loss of one row of outputs against the target of that row.</summary>
internal interface IRowLoss
{
    /// <summary>Whether anything is predicted in a row.</summary>
    bool Predicts(int row);

    /// <summary>The loss of a row, with the bits of <see cref="GradientInPlace"/>.</summary>
    double Of(Span<float> outputs, int row);

    /// <summary>Replaces outputs by the gradient of <paramref name="factor"/> times the loss, and returns the loss.</summary>
    double GradientInPlace(Span<float> outputs, int row, float factor);
}
