using System;
using System.Linq;
using Cases;
using KernelGen.Text;
using KernelGen.Training;
using Xunit;

namespace KernelGen.Generated.Tests.Training;

/// <summary>What trainers of values, labels and streams of several lengths refuse, and that nothing has changed then.</summary>
public sealed class LossArgumentTests
{
    [Theory]
    [InlineData(float.NaN, "Target 7 of the window is NaN; expected a finite value.")]
    [InlineData(float.PositiveInfinity, "Target 7 of the window is Infinity; expected a finite value.")]
    public void AValueThatIsNotFinite_IsRefused(float target, string message) => AssertTargetRefused(new FloatValues.Trainer(), target, message);

    [Theory]
    [InlineData(float.NaN, "Target 7 of the window is NaN; expected 0 to 1.")]
    [InlineData(1.5f, "Target 7 of the window is 1.5; expected 0 to 1.")]
    [InlineData(-0.25f, "Target 7 of the window is -0.25; expected 0 to 1.")]
    public void AProbabilityOutOfRange_IsRefused(float target, string message) => AssertTargetRefused(new FloatProbabilities.Trainer(), target, message);

    [Theory]
    [InlineData(5, new[] { 5, 0, 5 }, "Stream 1 has length 0; expected 1 to 5 time steps.")]
    [InlineData(4, new[] { 5, 4, 4 }, "Stream 0 has length 5; expected 1 to 4 time steps.")]
    [InlineData(5, new[] { 5, 5 }, "There are 2 lengths; expected 3, one a stream, or none where all have 5 time steps.")]
    [InlineData(6, new[] { 6, 5, 5 }, "54 targets and 90 features; expected 1 to 5 steps of 3 streams with 5 features and 3 targets each, shorter streams filled up.")]
    public void LengthsOfStreams_AreRefused(int steps, int[] lengths, string message)
    {
        using FloatValues.Trainer trainer = new();
        AssertRefused(trainer, message, () => trainer.Step(new float[steps * 15], new float[steps * 9], beginsStreams: true, lengths));
        if (steps <= 5) AssertRefused(trainer, message, () => trainer.Evaluate(new float[steps * 15], new float[steps * 9], lengths));
    }

    [Fact]
    public void ARaggedWindow_IsRefusedWithoutFilling()
    {
        using FloatValues.Trainer trainer = new();
        AssertRefused(
            trainer,
            "33 targets and 55 features; expected 1 to 5 steps of 3 streams with 5 features and 3 targets each, shorter streams filled up.",
            () => trainer.Step(new float[55], new float[33], beginsStreams: true));
    }

    [Fact]
    public void LengthsOfClassesAndTokens_AreRefused()
    {
        using GruTrained.Trainer features = new();
        AssertRefused(
            features, "Stream 2 has length 6; expected 1 to 5 time steps.", () => features.Step(new float[180], new int[15], beginsStreams: true, [1, 2, 6]));
        using TwinLstm.Trainer tokens = new();
        TokenBatch batch = new(3, 5) { Steps = 5, BeginsStreams = true };
        AssertRefused(tokens, "Stream 0 has length -1; expected 1 to 5 time steps.", () => tokens.Step(batch, [-1, 2, 5]));
        batch.Inputs[4] = 11;
        AssertRefused(tokens, "Input 4 of the window is 11; expected 0 to 10.", () => tokens.Step(batch, [5, 2, 5]));
        Assert.True(tokens.Step(batch, [5, 1, 5]) > 0);
    }

    [Theory]
    [InlineData(105, 3, null, new[] { 1, 4 }, "Label 1 of sequence 1 is 4; expected 1 to 3, since 0 is the blank.")]
    [InlineData(105, 3, null, new[] { 2, 1, 0 }, "Label 2 of sequence 1 is 0; expected 1 to 3, since 0 is the blank.")]
    [InlineData(105, 3, null, new[] { -1 }, "Label 0 of sequence 1 is -1; expected 1 to 3, since 0 is the blank.")]
    [InlineData(105, 3, null, null, "The labels of sequence 1 are null; expected an array, empty where it has none.")]
    [InlineData(45, 3, null, new[] { 2, 2, 2 }, "Sequence 1 has 3 time steps; expected at least 5 for its 3 labels, one each and one between equal neighbours.")]
    [InlineData(105, 3, new[] { 7, 2, 7 }, new[] { 1, 1 }, "Sequence 1 has 2 time steps; expected at least 3 for its 2 labels, one each and one between equal neighbours.")]
    [InlineData(105, 3, new[] { 7, 0, 7 }, new int[0], "Stream 1 has length 0; expected 1 to 7 time steps.")]
    [InlineData(105, 3, new[] { 7, 8, 7 }, new[] { 1 }, "Stream 1 has length 8; expected 1 to 7 time steps.")]
    [InlineData(105, 3, new[] { 7, 7 }, new[] { 1 }, "There are 2 lengths; expected 3, one a stream, or none where all have 7 time steps.")]
    [InlineData(120, 3, null, new[] { 1 }, "The window has 8 steps; expected 1 to 7 steps of 3 streams with 5 features each, shorter sequences filled up.")]
    [InlineData(0, 3, null, new[] { 1 }, "The window has 0 steps; expected 1 to 7 steps of 3 streams with 5 features each, shorter sequences filled up.")]
    [InlineData(100, 3, null, new[] { 1 }, "The window has 100 features; expected 1 to 7 steps of 3 streams with 5 features each, shorter sequences filled up.")]
    [InlineData(105, 4, null, new[] { 1 }, "There are labels of 4 sequences; expected 1 to 3.")]
    [InlineData(105, 0, null, new[] { 1 }, "There are labels of 0 sequences; expected 1 to 3.")]
    public void Sequences_AreRefused(int features, int sequences, int[]? lengths, int[]? labels, string message)
    {
        using FloatLabels.Trainer trainer = new();
        int[][] all = [.. Enumerable.Range(0, sequences).Select(index => index == 1 ? labels! : [1])];
        AssertRefused(trainer, message, () => trainer.Step(new float[features], all, lengths));
        AssertRefused(trainer, message, () => trainer.Evaluate(new float[features], all, lengths));
    }

    [Fact]
    public void AFeatureThatIsNotFinite_IsRefused_UnlessItCountsForNothing()
    {
        using FloatLabels.Trainer trainer = new();
        float[] inputs = new float[105];
        inputs[104] = float.NaN;
        AssertRefused(trainer, "Value NaN at position 104: expected finite values.", () => trainer.Step(inputs, [[1], [2], [3]]), contains: true);
        Assert.True(trainer.Step(inputs, [[1], [2], [3]], [7, 7, 6]) > 0);
        Assert.True(trainer.Step(inputs, [[1], [2]]) > 0);
    }

    [Fact]
    public void StreamsThatEnd_AreRefusedUnderBatchNormalisation()
    {
        const string Reason = ", as long as the window: batch normalisation takes its statistics over all streams.";
        using BatchNormValues.Trainer values = new();
        AssertRefused(values, "Stream 1 has length 4; expected 5" + Reason, () => values.Step(new float[75], new float[45], beginsStreams: true, [5, 4, 5]));
        Assert.True(values.Step(new float[75], new float[45], beginsStreams: true, [5, 5, 5]) >= 0);
        Assert.Equal(42, values.Evaluate(new float[75], new float[45], [5, 4, 5]).Values);
        using InputNormLabels.Trainer labels = new();
        AssertRefused(labels, "Stream 2 has length 0; expected 5" + Reason, () => labels.Step(new float[75], [[1], [2]]));
        Assert.True(labels.Step(new float[75], [[1], [2], [1]]) > 0);
    }

    [Fact]
    public void LogitsThatAreNotFinite_EndTraining()
    {
        using FloatLabels.Trainer trainer = new(new TrainingOptions { Threads = 2 });
        foreach (Parameter parameter in trainer.Graph.Parameters) parameter.Values.Fill(parameter.Name == "linear.weight" ? float.MaxValue : 1);
        float[] inputs = new float[105];
        inputs.AsSpan().Fill(1);
        TrainingException stopped = Assert.Throws<TrainingException>(() => trainer.Step(inputs, [[1], [2], [3]]));
        Assert.Contains("The loss is NaN at update 1 ", stopped.Message, StringComparison.Ordinal);
        SequenceEvaluation lost = trainer.Evaluate(inputs, [[1], [2, 1], [3]]);
        Assert.Equal((double.NaN, new ErrorRate(0, 4, 0, 4)), (lost.Nats, lost.LabelErrors));
    }

    private static void AssertTargetRefused(ValueTrainer trainer, float target, string message)
    {
        using (trainer)
        {
            float[] inputs = new float[5 * 3 * 5], targets = new float[5 * 3 * trainer.Spec.OutputSize];
            targets[7] = target;
            AssertRefused(trainer, message, () => trainer.Step(inputs, targets, beginsStreams: true));
            AssertRefused(trainer, message, () => trainer.Evaluate(inputs, targets));
        }
    }

    private static void AssertRefused(TrainerCore trainer, string message, Action action, bool contains = false)
    {
        foreach (StreamState state in trainer.Graph.States) state.Value.Fill(0.25f);
        int[] weights = TrainedCase.Bits(trainer);
        string found = Assert.Throws<ArgumentException>(action).Message;
        if (contains) Assert.Contains(message, found, StringComparison.Ordinal);
        else Assert.Equal(message, found);
        Assert.Equal(weights, TrainedCase.Bits(trainer));
        foreach (StreamState state in trainer.Graph.States) Assert.False(state.Value.ContainsAnyExcept(0.25f));
    }
}
