namespace KernelGen;

/// <summary>The loss that a generated trainer minimises. Rows beyond the length of a stream count in none of them, nor do those in which nothing is predicted.</summary>
public enum Loss
{
    /// <summary>None named: not a valid loss; a declaration without one is refused.</summary>
    None = 0,

    /// <summary>Mean over all time steps and streams of -log softmax(outputs)[target], in nats.</summary>
    SoftmaxCrossEntropy = 1,

    /// <summary>Mean over all time steps, streams and outputs of (output - target)^2, as PyTorch's MSELoss.</summary>
    MeanSquaredError = 2,

    /// <summary>
    /// Mean over all time steps, streams and outputs of -t log sigmoid(x) - (1 - t) log(1 - sigmoid(x)), x an output and t its target from 0 to 1, in nats, as
    /// PyTorch's BCEWithLogitsLoss: the outputs are logits.
    /// </summary>
    BinaryCrossEntropy = 3,

    /// <summary>
    /// Connectionist temporal classification (Graves et al. 2006): mean over sequences of -log p(labels), in nats, of labels whose order is known and whose
    /// time steps are not. The outputs are logits, class 0 is the blank. This is the sum of PyTorch's CTCLoss over the number of sequences; its own mean divides
    /// each by its labels first.
    /// </summary>
    Ctc = 4,
}
