namespace KernelGen;

/// <summary>The loss that a generated trainer minimises.</summary>
public enum Loss
{
    /// <summary>None named: not a valid loss; a declaration without one is refused.</summary>
    None = 0,

    /// <summary>Mean over all time steps and streams of -log softmax(outputs)[target], in nats.</summary>
    SoftmaxCrossEntropy = 1,
}
