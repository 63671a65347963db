using System;
using Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Bad arguments are refused by name, and the state stays as it was.</summary>
public sealed class ModelArgumentTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(50)]
    public void Step_RefusesATokenOutsideTheVocabulary(int token)
    {
        using WordModelFloat model = Words();
        WordModelFloat.State state = model.CreateState();
        byte[] before = state.AsSpan().ToArray();
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Step(token, state, new float[WordModelFloat.OutputSize]));
        Assert.Contains("expected 0 to 49", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, state.AsSpan().ToArray());
    }

    [Fact]
    public void Run_RefusesAWrongTokenBeforeTheFirstStep()
    {
        using WordModelFloat model = Words();
        WordModelFloat.State state = model.CreateState();
        byte[] before = state.AsSpan().ToArray();
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => model.Run([1, 2, 77], state, new float[3 * WordModelFloat.OutputSize], model.CreateWorkspace()));
        Assert.Contains("77 at position 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, state.AsSpan().ToArray());
    }

    [Fact]
    public void Step_RefusesOutputsOfAnotherLength()
    {
        using WordModelFloat model = Words();
        Assert.Throws<ArgumentException>("output", () => model.Step(1, model.CreateState(), new float[3]));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Step_RefusesFeaturesThatAreNotFinite(float value)
    {
        using LstmFloat model = Features();
        float[] input = new float[LstmFloat.InputSize];
        input[^1] = value;
        LstmFloat.State state = model.CreateState();
        byte[] before = state.AsSpan().ToArray();
        var error = Assert.Throws<ArgumentException>("input", () => model.Step(input, state, new float[LstmFloat.OutputSize]));
        Assert.Contains($"position {LstmFloat.InputSize - 1}", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, state.AsSpan().ToArray());
    }

    [Fact]
    public void Run_RefusesHalfATimeStep()
    {
        using LstmFloat model = Features();
        Assert.Throws<ArgumentException>(
            "inputs", () => model.Run(new float[LstmFloat.InputSize + 1], model.CreateState(), new float[LstmFloat.OutputSize], model.CreateWorkspace()));
    }

    [Fact]
    public void StepMany_RefusesAStateThatStandsTwiceOrIsMissing_AndMovesNone()
    {
        using WordModelFloat model = Words();
        WordModelFloat.State[] states = [model.CreateState(), model.CreateState(), model.CreateState()];
        byte[] before = states[0].AsSpan().ToArray();
        float[] outputs = new float[3 * WordModelFloat.OutputSize];
        WordModelFloat.State last = states[2];
        states[2] = states[0];
        var error = Assert.Throws<ArgumentException>("states", () => model.StepMany([1, 2, 3], states, outputs, model.CreateWorkspace()));
        Assert.Contains("stream 2 stands in the call twice, or in another thread's", error.Message, StringComparison.Ordinal);
        states[2] = null!;
        error = Assert.Throws<ArgumentException>("states", () => model.StepMany([1, 2, 3], states, outputs, model.CreateWorkspace()));
        Assert.Contains("stream 2 is null", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, states[0].AsSpan().ToArray());

        // What was refused leaves no mark behind.
        states[2] = last;
        model.StepMany([1, 2, 3], states, outputs, model.CreateWorkspace());
        Assert.NotEqual(before, states[0].AsSpan().ToArray());
    }

    [Fact]
    public void StepMany_RefusesOtherLengths_AndMovesNoState()
    {
        using LstmFloat model = Features();
        LstmFloat.State[] states = [model.CreateState(), model.CreateState()];
        byte[] before = states[0].AsSpan().ToArray();
        LstmFloat.Workspace workspace = model.CreateWorkspace();
        float[] inputs = new float[2 * LstmFloat.InputSize], outputs = new float[2 * LstmFloat.OutputSize];
        Assert.Throws<ArgumentException>("inputs", () => model.StepMany(inputs.AsSpan(1), states, outputs, workspace));
        Assert.Throws<ArgumentException>("outputs", () => model.StepMany(inputs, states, outputs.AsSpan(1), workspace));
        Assert.Throws<ArgumentNullException>("workspace", () => model.StepMany(inputs, states, outputs, null!));
        using WordModelFloat words = Words();
        WordModelFloat.State[] one = [words.CreateState()];
        Assert.Throws<ArgumentException>("tokens", () => words.StepMany([1, 2], one, new float[WordModelFloat.OutputSize], words.CreateWorkspace()));
        Assert.Equal(before, states[0].AsSpan().ToArray());
    }

    [Fact]
    public void LaneWidth_RefusesWhatIsNoLaneType()
    {
        using WordModelFloat model = Words();
        Assert.Throws<ArgumentOutOfRangeException>(() => model.LaneWidth = (LaneWidth)64);
    }

    [Fact]
    public void ADisposedModel_Refuses()
    {
        WordModelFloat model = Words();
        WordModelFloat.State state = model.CreateState();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Step(1, state, new float[WordModelFloat.OutputSize]));
    }

    [Fact]
    public void AClonedState_GoesOnFromTheSamePoint()
    {
        using WordModelFloat model = Words();
        WordModelFloat.State state = model.CreateState();
        float[] first = new float[WordModelFloat.OutputSize];
        float[] second = new float[WordModelFloat.OutputSize];
        model.Step(3, state, first);
        WordModelFloat.State copy = state.Clone();
        model.Step(4, state, first);
        model.Step(4, copy, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void SavedModels_LoadFromFileStreamAndMemory()
    {
        var data = new ExampleData(WordModelBalanced.Spec);
        using WordModelBalanced model = WordModelBalanced.Pack(data.Weights);
        string path = System.IO.Path.GetTempFileName();
        try
        {
            model.Save(path);
            float[] expected = Outputs(model);
            Assert.Equal(expected, Outputs(WordModelBalanced.Load(path)));
            byte[] bytes = System.IO.File.ReadAllBytes(path);
            Assert.Equal(expected, Outputs(WordModelBalanced.Load(bytes)));
            using var stream = new System.IO.MemoryStream(bytes);
            Assert.Equal(expected, Outputs(WordModelBalanced.Load(stream)));
            var error = Assert.Throws<WeightFormatException>(() => WordModelAlternating.Load(path));
            Assert.Contains("embedding", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static float[] Outputs(WordModelBalanced model)
    {
        float[] outputs = new float[3 * WordModelBalanced.OutputSize];
        model.Run([1, 2, 3], model.CreateState(), outputs, model.CreateWorkspace());
        return outputs;
    }

    private static WordModelFloat Words() => WordModelFloat.Pack(new ExampleData(WordModelFloat.Spec).Weights);

    private static LstmFloat Features() => LstmFloat.Pack(new ExampleData(LstmFloat.Spec).Weights);
}
