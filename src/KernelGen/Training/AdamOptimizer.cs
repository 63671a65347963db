using System;
using System.Collections.Generic;

namespace KernelGen.Training;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1) in PyTorch's form: w = w - rate / (1 - beta1^t) * m / (sqrt(v) / sqrt(1 - beta2^t) +
/// epsilon). With decoupled decay it is AdamW (Loshchilov and Hutter 2019): w shrinks by rate * decay before the step, in
/// place of the penalty in the gradient.
/// </summary>
public sealed class AdamOptimizer : Optimizer
{
    /// <summary>The slot of the second moments.</summary>
    internal const string Second = "exp_avg_sq";

    private const string First = "exp_avg";

    private long powersAt;
    private double beta1Power = 1;
    private double beta2Power = 1;
    private AdamStep step;

    /// <summary>Adapts at <paramref name="learningRate"/>.</summary>
    /// <param name="learningRate">0 or more.</param>
    /// <param name="beta1">Decay of the first moment, 0 to below 1.</param>
    /// <param name="beta2">Decay of the second moment, 0 to below 1.</param>
    /// <param name="epsilon">Added to the root of the second moment, 0 or more.</param>
    /// <param name="weightDecay">0 or more.</param>
    /// <param name="decoupled">Whether the decay is AdamW's.</param>
    public AdamOptimizer(
        float learningRate,
        double beta1 = 0.9,
        double beta2 = 0.999,
        float epsilon = 1e-8f,
        float weightDecay = 0,
        bool decoupled = false)
        : base(NotNegative(learningRate, nameof(learningRate)))
    {
        BelowOne((float)beta1, nameof(beta1));
        BelowOne((float)beta2, nameof(beta2));
        Beta1 = beta1;
        Beta2 = beta2;
        Epsilon = NotNegative(epsilon, nameof(epsilon));
        WeightDecay = NotNegative(weightDecay, nameof(weightDecay));
        Decoupled = decoupled;
    }

    /// <summary>Decay of the first moment.</summary>
    public double Beta1 { get; }

    /// <summary>Decay of the second moment.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root of the second moment.</summary>
    public float Epsilon { get; }

    /// <summary>The decay of weights.</summary>
    public float WeightDecay { get; }

    /// <summary>Whether the decay is AdamW's.</summary>
    public bool Decoupled { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> SlotNames { get; } = [First, Second];

    /// <inheritdoc/>
    private protected override void Prepare()
    {
        RaisePowers();
        step = new AdamStep(
            Decay: Decoupled ? 0 : WeightDecay,
            Shrink: Decoupled ? (float)(1 - (double)LearningRate * WeightDecay) : 1,
            FirstGain: (float)(1 - Beta1),
            SecondKeep: (float)Beta2,
            SecondGain: (float)(1 - Beta2),
            Rate: (float)(LearningRate / (1 - beta1Power)),
            RootCorrection: (float)Math.Sqrt(1 - beta2Power),
            Epsilon: Epsilon);
    }

    /// <inheritdoc/>
    private protected override void UpdateChunk(ElementKernels kernels, in ParameterChunk chunk, float scale) => kernels.Adapt(
        ref chunk.Value,
        ref chunk.Gradient,
        ref Slot(in chunk, First),
        ref Slot(in chunk, Second),
        chunk.Count,
        scale,
        in step);

    // Powers by repeated products: Math.Pow is the C library's and may differ between systems. A resumed run starts over from
    // the first update and so finds the same bits.
    private void RaisePowers()
    {
        if (powersAt > Updates)
        {
            powersAt = 0;
            beta1Power = beta2Power = 1;
        }
        while (powersAt < Updates)
        {
            (double first, double second) = (beta1Power * Beta1, beta2Power * Beta2);

            // Powers so small that they fall no further are those of all updates to come.
            powersAt = first == beta1Power && second == beta2Power ? Updates : powersAt + 1;
            (beta1Power, beta2Power) = (first, second);
        }
    }
}
