using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="TrainingNats">Mean loss of a token in training, natural logarithm, dropout included.</param>
/// <param name="Validation">The validation after it.</param>
/// <param name="IsBest">Whether the validation is the best so far.</param>
public sealed record EpochReport(int Epoch, float LearningRate, double TrainingNats, Evaluation Validation, bool IsBest);
