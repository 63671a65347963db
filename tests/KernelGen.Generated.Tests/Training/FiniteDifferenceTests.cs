using System;
using KernelGen.Arithmetic;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>The written-out gradients of float networks and of 16-bit ones against differences of their loss, dropout included.</summary>
public sealed class FiniteDifferenceTests
{
    private const float Distance = 4e-3f;

    // The loss is a float sum near 3: its last bits, over twice the distance, are some 1e-4.
    private const double Absolute = 3e-4;
    private const double Relative = 0.02;
    private const int ProbesPerTensor = 4;

    /// <summary>Float networks, and such of 16 bits as neither clip nor mask: their levels lie closer than the differences reach.</summary>
    public static TheoryData<string> Models => new([.. TrainedCase.FloatNames, nameof(FineLstm), nameof(FineGru), nameof(FineRnn)]);

    [Theory]
    [MemberData(nameof(Models))]
    public void Gradients_AreTheSlopesOfTheLoss(string model)
    {
        using TrainerCore trainer = TrainedCase.Create(model);
        TrainingGraph graph = trainer.Graph;
        graph.IsTraining = true;
        graph.Dropout = new DropoutSetting(0.3f, Seed: 5, Step: 7);
        int predictions = TrainedCase.Load(graph, seed: 3);
        Loss(trainer, predictions, withGradient: true);
        graph.ComputeGradients();

        CounterRandom random = new(17, 0);
        foreach (Parameter parameter in graph.Parameters)
        {
            for (int probe = 0; probe < ProbesPerTensor; probe++)
            {
                int index = random.NextInteger(parameter.Count);
                double gradient = parameter.Gradients[index];
                float value = parameter.Values[index];
                parameter.Values[index] = value + Distance;
                double above = Loss(trainer, predictions, withGradient: false);
                parameter.Values[index] = value - Distance;
                double below = Loss(trainer, predictions, withGradient: false);
                parameter.Values[index] = value;
                double slope = (above - below) / (2.0 * Distance);
                Assert.True(
                    Math.Abs(slope - gradient) <= Absolute + Relative * Math.Abs(slope),
                    $"{parameter.Name}[{index}]: gradient {gradient}, slope {slope}.");
            }
        }
    }

    private static double Loss(TrainerCore trainer, int predictions, bool withGradient)
    {
        trainer.ResetState();
        trainer.Graph.TakeParameters();
        trainer.Graph.Forward();
        return trainer.Graph.Loss(predictions, withGradient) / predictions;
    }
}
