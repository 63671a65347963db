using Digits.Models;
using KernelGen.Formats;

namespace Digits.Runs;

/// <summary>A run that is over.</summary>
/// <param name="Model">The model.</param>
/// <param name="Seed">Its seed: of initial weights and of order.</param>
/// <param name="Rate">The learning rate that it began with.</param>
/// <param name="ValidationLoss">The least validation loss after an epoch; infinite where training diverged.</param>
/// <param name="Epoch">The epoch of that loss.</param>
/// <param name="Weights">The float weights after that epoch; null where training diverged before one was over.</param>
/// <param name="Divergence">What was not finite where training diverged; null where it went to its end.</param>
internal sealed record TrainedRun(
    DigitModel Model, ulong Seed, float Rate, double ValidationLoss, int Epoch, TensorSet? Weights, string? Divergence = null);
