using System;
using System.Collections.Generic;
using KernelGen.Arithmetic;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>
/// Loss and gradients of the emitted networks against a plain network in double precision that rounds the same way and lets
/// gradients pass straight through.
/// </summary>
public sealed class StraightThroughTests
{
    private const double Tolerance = 2e-4;

    // Normalised products are held against differences of the loss and PyTorch's values instead.
    public static TheoryData<string> Models => new(TrainedCase.PlainNames);

    [Theory]
    [MemberData(nameof(Models))]
    public void LossAndGradients_AreThoseOfThePlainNetwork(string model)
    {
        using TrainerCore trainer = TrainedCase.Create(model);
        TrainingGraph graph = trainer.Graph;
        int predictions = TrainedCase.Load(graph, seed: 4);
        MoveFromKinks(trainer);
        Plain.PlainNetwork plain = new(trainer.Spec, trainer.Weights, trainer.Batch);
        double expected = graph.Features is { } features
            ? plain.Run(Copy(features.Span), graph.Targets.ToArray())
            : plain.Run(graph.Tokens.ToArray(), graph.Targets.ToArray());

        graph.TakeParameters();
        graph.Forward();
        double loss = graph.Loss(predictions, withGradient: true) / predictions;
        graph.ComputeGradients();

        Assert.Equal(expected, loss, 5);
        foreach (Parameter parameter in graph.Parameters) AssertClose(parameter, plain.Gradients[parameter.Name]);
    }

    /// <summary>Sums of codes by codes are often zero, where a relu has no slope that both networks must agree on: biases move them away.</summary>
    private static void MoveFromKinks(TrainerCore trainer)
    {
        CounterRandom random = new(23, 0);
        foreach (Parameter parameter in trainer.Graph.Parameters)
            if (parameter.Name.EndsWith(".bias", StringComparison.Ordinal)) random.Fill(parameter.Values, -0.1f, 0.1f);
    }

    private static void AssertClose(Parameter parameter, IReadOnlyList<double> expected)
    {
        double largest = 1e-3;
        foreach (double value in expected) largest = Math.Max(largest, Math.Abs(value));
        for (int index = 0; index < parameter.Count; index++)
        {
            Assert.True(
                Math.Abs(parameter.Gradients[index] - expected[index]) <= Tolerance * largest,
                $"{parameter.Name}[{index}] is {parameter.Gradients[index]}, the plain network has {expected[index]} (largest {largest}).");
        }
    }

    private static double[] Copy(ReadOnlySpan<float> values)
    {
        double[] copy = new double[values.Length];
        for (int index = 0; index < copy.Length; index++) copy[index] = values[index];
        return copy;
    }
}
