using System.Collections.Generic;
using KernelGen.Formats;
using KernelGen.Text;

namespace LanguageModel;

/// <summary>A stage that is over.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Weights">Its float weights.</param>
/// <param name="Validation">Validation of the training graph.</param>
/// <param name="Updates">Updates.</param>
/// <param name="Tokens">Tokens predicted in training.</param>
/// <param name="Seconds">Seconds of training in this process.</param>
/// <param name="Curve">Mean training loss in nats over equal stretches, of what was trained in this process.</param>
/// <param name="Epochs">Validation perplexity after each epoch of this process.</param>
internal sealed record TrainedStage(
    Stage Stage,
    TensorSet Weights,
    Evaluation Validation,
    long Updates,
    long Tokens,
    double Seconds,
    IReadOnlyList<double> Curve,
    IReadOnlyList<double> Epochs);
