using System;
using System.Linq;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>LSTMs with peepholes: how they begin.</summary>
public sealed class PeepholeTests
{
    [Fact]
    public void Peepholes_BeginAtZero_AndAreTrained()
    {
        using PeepholeFloat.Trainer trainer = new(new TrainingOptions { Threads = 1, LearningRate = 0.5f });
        Parameter[] peepholes = [.. trainer.Graph.Parameters.Where(parameter => parameter.Name.Contains("weight_c", StringComparison.Ordinal))];
        Assert.Equal(["lstm.weight_ci_l0", "lstm.weight_cf_l0", "lstm.weight_co_l0"], peepholes.Select(peephole => peephole.Name));
        Assert.All(peepholes, peephole => Assert.Equal(-1, peephole.Values.IndexOfAnyExcept(0f)));
        TrainedCase.Step(trainer, 0);
        TrainedCase.Step(trainer, 1);
        Assert.All(peepholes, peephole => Assert.Equal(-1, peephole.Values.IndexOf(0f)));
    }
}
