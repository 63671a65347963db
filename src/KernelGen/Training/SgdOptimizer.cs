using System.Collections.Generic;

namespace KernelGen.Training;

/// <summary>
/// Stochastic gradient descent, plain or with momentum, in PyTorch's form: v = momentum * v + g and w = w - rate * v,
/// where g is the gradient plus weightDecay * w.
/// </summary>
public sealed class SgdOptimizer : Optimizer
{
    private const string Velocity = "momentum_buffer";

    /// <summary>Descends at <paramref name="learningRate"/>.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <param name="momentum">0 (plain) to below 1.</param>
    /// <param name="weightDecay">L2 penalty, 0 or more.</param>
    public SgdOptimizer(float learningRate, float momentum = 0, float weightDecay = 0)
        : base(NotNegative(learningRate, nameof(learningRate)))
    {
        Momentum = BelowOne(momentum, nameof(momentum));
        WeightDecay = NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>How much of the velocity stays.</summary>
    public float Momentum { get; }

    /// <summary>L2 penalty.</summary>
    public float WeightDecay { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> SlotNames => Momentum == 0 ? [] : [Velocity];

    /// <inheritdoc/>
    private protected override bool KeepsWithoutGradient => Momentum == 0 && WeightDecay == 0;

    /// <inheritdoc/>
    private protected override void Prepare()
    {
    }

    /// <inheritdoc/>
    private protected override void UpdateChunk(ElementKernels kernels, in ParameterChunk chunk, float scale)
    {
        if (Momentum == 0)
        {
            kernels.Descend(ref chunk.Value, ref chunk.Gradient, chunk.Count, scale, WeightDecay, LearningRate);
            return;
        }
        kernels.DescendWithMomentum(
            ref chunk.Value,
            ref chunk.Gradient,
            ref Slot(in chunk, Velocity),
            chunk.Count,
            scale,
            WeightDecay,
            LearningRate,
            Momentum);
    }
}
