using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>
/// Gradients of integer-only networks. The functions that they belong to are steps, so that no finite difference shows them; what they stand in for is the
/// gradient of the float twin, and with 8-bit codes and many pieces they lie close to it.
/// </summary>
public sealed class IntegerGradientTests
{
    public static TheoryData<string> Cases => ["Lstm", "LstmNormed", "Gru", "GruNormed", "Rnns", "Residuals", "Scaled", "Additive", "Bent", "Lite", "LiteNormed"];

    [Theory]
    [MemberData(nameof(Cases))]
    [InlineData("Affine")]
    public void Gradients_AreThoseOfTheFloatTwinUpToRounding(string name)
    {
        TensorSet weights = Weights(name);
        Dictionary<string, float[]> integers = Gradients(name + "Integers", weights), floats = Gradients(name + "Float", weights);
        foreach ((string tensor, float[] expected) in floats)
        {
            float[] actual = integers[tensor];
            double cosine = Dot(expected, actual) / Math.Sqrt(Dot(expected, expected) * Dot(actual, actual)), ratio = Math.Sqrt(Dot(actual, actual) / Dot(expected, expected));
            Assert.True(cosine > 0.995 && Math.Abs(ratio - 1) < 0.05, FormattableString.Invariant($"{tensor}: cosine {cosine:F4}, ratio of norms {ratio:F4}"));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void HiddenStatesBeyondTheirRange_PassNoGradient(string name)
    {
        TensorSet weights = Weights(name);
        Dictionary<string, float[]> usual = Gradients(name + "Integers", weights);
        Dictionary<string, float[]> held = Gradients(
            name + "Integers", Ranged(name, weights, static (tensor, values) => tensor.Contains(".range_h", StringComparison.Ordinal) ? [-1e-3f, 1e-3f] : values));
        foreach ((string tensor, float[] values) in held.Where(pair => pair.Key.Contains("weight_ih", StringComparison.Ordinal)))
            Assert.True(Dot(values, values) < 0.05 * Dot(usual[tensor], usual[tensor]), FormattableString.Invariant($"{tensor}: {Dot(values, values)} of {Dot(usual[tensor], usual[tensor])}"));
    }

    [Theory]
    [InlineData("Scaled", "decoder.attention.range_q", "decoder.attention.weight_query")]
    [InlineData("Scaled", "decoder.attention.range_k", "decoder.attention.weight_memory")]
    [InlineData("Scaled", "decoder.attention.range_y", "decoder.attention.weight_query")]
    [InlineData("Additive", "decoder.attention.range_y", "decoder.lstm.weight_ih_l0")]
    [InlineData("Bent", "linear.range_y", "linear.weight")]
    [InlineData("Bent", "linear2.range_y", "rnn.weight_ih_l0")]
    public void CodesBeyondTheirRange_PassNoGradient(string name, string range, string held)
    {
        TensorSet weights = Weights(name);
        float[] usual = Gradients(name + "Integers", Ranged(name, weights, static (_, values) => values))[held];
        float[] narrow = Gradients(name + "Integers", Ranged(name, weights, (tensor, values) => tensor == range ? [-1e-3f, 1e-3f] : values))[held];
        Assert.True(Dot(narrow, narrow) < 0.05 * Dot(usual, usual), FormattableString.Invariant($"{Dot(narrow, narrow)} of {Dot(usual, usual)}"));
    }

    [Theory]
    [InlineData("decoder.attention.weight_query")]
    [InlineData("decoder.attention.weight_memory")]
    public void SummandsOfAdditiveScoresBeyond16Bits_PassNoGradient(string held)
    {
        TensorSet weights = Weights("Additive");
        float[] usual = Gradients("AdditiveIntegers", weights)[held];
        foreach (ref float weight in weights.TryGet(held)!.Values) weight *= 1e4f;
        float[] beyond = Gradients("AdditiveIntegers", weights)[held];
        Assert.True(Dot(beyond, beyond) < 1e-3 * Dot(usual, usual), FormattableString.Invariant($"{Dot(beyond, beyond)} of {Dot(usual, usual)}"));
    }

    [Fact]
    public void SumsThatAreHeldBeforeTheirNormalisation_PassNoGradient()
    {
        TensorSet weights = Weights("LiteNormed");
        float[] usual = Gradients("LiteNormedIntegers", Ranged("LiteNormed", weights, static (_, values) => values))["lstm.weight_ih_l0"];
        float[] held = Gradients(
            "LiteNormedIntegers", Ranged("LiteNormed", weights, static (tensor, values) => tensor.Contains(".range_sum", StringComparison.Ordinal) ? [1e-4f] : values))["lstm.weight_ih_l0"];
        Assert.True(Dot(held, held) < 0.05 * Dot(usual, usual), FormattableString.Invariant($"{Dot(held, held)} of {Dot(usual, usual)}"));
    }

    [Fact]
    public void CellsBeyondTheirRange_PassNoGradient()
    {
        TensorSet weights = Ranged("Lstm", Weights("Lstm"), static (tensor, values) => tensor.Contains(".range_c", StringComparison.Ordinal) ? [1e-30f] : values);
        float[] input = Gradients("LstmIntegers", weights)["lstm.weight_ih_l0"];

        // c is held to ±1 at a unit of 2^-15: nearly none of it is, but with biases that open the gates all of it.
        weights.TryGet("lstm.bias_ih_l0")!.Values.Fill(8);
        float[] held = Gradients("LstmIntegers", weights)["lstm.weight_ih_l0"];
        Assert.True(Dot(held, held) < 1e-3 * Dot(input, input));
    }

    /// <summary>
    /// Weights after some updates in floats, so many that attention has begun to tell rows apart, and so few that tanh does not saturate: where slopes are next to
    /// nothing, those of pieces and of curves differ by much of it.
    /// </summary>
    private static TensorSet Weights(string name)
    {
        using TrainerCore trainer = TrainedCase.CreateTwin(name + "Float", Options(0.01f));
        int updates = name is "Bent" or "Additive" ? 8 : 30;
        for (int update = 0; update < updates; update++) TrainedCase.Step(trainer, update);
        return trainer.Weights;
    }

    /// <summary>The gradients of a window under weights that stay as they are.</summary>
    private static Dictionary<string, float[]> Gradients(string name, TensorSet weights)
    {
        using TrainerCore trainer = TrainedCase.CreateTwin(name, Options(1e-30f));
        trainer.LoadWeights(weights);
        TrainedCase.Step(trainer, 100);
        return trainer.Graph.Parameters.Where(parameter => !parameter.Name.Contains("range", StringComparison.Ordinal))
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Gradients.ToArray());
    }

    private static TensorSet Ranged(string name, TensorSet weights, Func<string, float[], float[]> change)
    {
        using TrainerCore trainer = TrainedCase.CreateTwin(name + "Integers", Options(1e-30f));
        trainer.LoadWeights(weights);
        TrainedCase.Step(trainer, 100);
        TensorSet changed = new();
        foreach (Tensor tensor in trainer.Weights)
            changed.Add(new Tensor(tensor.Name, tensor.Shape, change(tensor.Name, tensor.Values.ToArray())));
        return changed;
    }

    private static double Dot(float[] left, float[] right) => left.Zip(right, static (a, b) => (double)a * b).Sum();

    private static TrainingOptions Options(float rate) => new() { Optimizer = OptimizerKind.Adam, LearningRate = rate, ClipNorm = float.PositiveInfinity, Threads = 1 };
}
