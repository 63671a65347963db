namespace KernelGen.Training;

/// <summary>How well a model predicts values; the same bits on every machine.</summary>
/// <param name="Values">Values that were predicted: those of the time steps that count.</param>
/// <param name="MeanLoss">Mean loss of a value: its squared error, or its binary cross-entropy in nats.</param>
public sealed record ValueEvaluation(long Values, double MeanLoss);
