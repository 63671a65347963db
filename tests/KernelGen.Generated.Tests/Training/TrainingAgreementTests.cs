using System.Collections.Generic;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>The bits of training depend neither on the lane type nor on the number of threads.</summary>
public sealed class TrainingAgreementTests
{
    private const ulong Updates = 5;

    public static TheoryData<string> Models => new(TrainedCase.Names);

    [Theory]
    [MemberData(nameof(Models))]
    public void LaneTypesAndThreadCounts_GiveEqualBits(string model)
    {
        (int[] Weights, double[] Losses) expected = Train(model, LaneWidth.Scalar32, threads: 1);
        foreach (LaneWidth width in LaneTypes.All)
        {
            foreach (int threads in new[] { 1, 2, 3 })
            {
                (int[] weights, double[] losses) = Train(model, width, threads);
                Assert.Equal(expected.Losses, losses);
                Assert.Equal(expected.Weights, weights);
            }
        }
    }

    private static (int[] Weights, double[] Losses) Train(string model, LaneWidth width, int threads)
    {
        TrainingOptions options = new() { Threads = threads, Dropout = 0.3f, LearningRate = 0.5f, Momentum = 0.5f };
        using TrainerCore trainer = TrainedCase.Create(model, options, width);
        List<double> losses = [];
        for (ulong seed = 0; seed < Updates; seed++) losses.Add(TrainedCase.Step(trainer, seed));
        Assert.NotEqual(losses.First(), losses.Last());
        return (TrainedCase.Bits(trainer), [.. losses]);
    }
}
