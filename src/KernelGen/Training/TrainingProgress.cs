using KernelGen.Text;

namespace KernelGen.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs of the whole run.</param>
/// <param name="Updates">Updates of the weights since training began.</param>
/// <param name="Tokens">Tokens predicted in this epoch.</param>
/// <param name="EpochTokens">Tokens that this epoch predicts in all.</param>
/// <param name="LearningRate">The present learning rate.</param>
/// <param name="TrainingNats">Mean loss of a token over this epoch so far, natural logarithm.</param>
/// <param name="TokensPerSecond">Speed since the run was started or resumed, evaluation left out.</param>
/// <param name="Validation">The validation of the epoch, at its end; null before.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long Updates,
    long Tokens,
    long EpochTokens,
    float LearningRate,
    double TrainingNats,
    double TokensPerSecond,
    Evaluation? Validation);
