using System;
using KernelGen.Text;
using KernelGen.Training;

namespace KernelGen.Bench.Cases;

/// <summary>Updates of a trainer on windows of words drawn evenly.</summary>
internal sealed class EvenTokens(TokenTrainer trainer)
{
    private readonly Random random = new(3);
    private readonly TokenBatch batch = new(trainer.Batch, trainer.Steps) { BeginsStreams = true };

    /// <summary>Words of a window.</summary>
    public int Tokens => batch.Inputs.Length;

    /// <summary>One update.</summary>
    public void Train()
    {
        for (int i = 0; i < batch.Inputs.Length; i++)
            (batch.Inputs[i], batch.Targets[i]) = (random.Next(trainer.Spec.InputSize), random.Next(trainer.Spec.OutputSize));
        batch.Steps = trainer.Steps;
        batch.Predictions = batch.Inputs.Length;
        trainer.Step(batch);
        batch.BeginsStreams = false;
    }
}
