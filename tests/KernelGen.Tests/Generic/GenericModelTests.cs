using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic;

public sealed class GenericModelTests
{
    private static readonly ModelSpec Tokens = new("Tokens", new(
        new EmbeddingSpec("embedding", 5, 3, new WeightSpec(Quantizer.Alternating, 2)),
        Layers.Recurrent(
            CellKind.Lstm, 3, 4, new WeightSpec(Quantizer.Alternating, 2), ActivationSpec.BinaryCode(2),
            ActivationSpec.BinaryCode(2), name: "lstm")));

    private static readonly ModelSpec Features = new("Features", new(
        Layers.Recurrent(CellKind.Rnn, 3, 2, inputs: ActivationSpec.Affine(8, -1, 1))));

    [Fact]
    public void Run_EqualsSteps()
    {
        GenericModel model = Model(Tokens);
        float[] run = new float[12], step = new float[4];
        GenericState running = model.CreateState(), stepping = model.CreateState();
        model.Run([1, 4, 0], running, run);
        foreach ((int token, int t) in new[] { (1, 0), (4, 1), (0, 2) })
        {
            model.Step(token, stepping, step);
            Assert.Equal(run[(4 * t)..(4 * t + 4)], step);
        }
    }

    [Fact]
    public void RunOverFeatures_EqualsSteps()
    {
        GenericModel model = Model(Features);
        float[] inputs = [0.5f, -1, 0.25f, 1, 2, -3], run = new float[4], step = new float[2];
        GenericState state = model.CreateState();
        model.Run(inputs, model.CreateState(), run);
        model.Step(inputs.AsSpan(0, 3), state, step);
        model.Step(inputs.AsSpan(3, 3), state, step);
        Assert.Equal(run[2..], step);
    }

    [Fact]
    public void CopiedState_GoesOnAlike()
    {
        GenericModel model = Model(Tokens);
        GenericState state = model.CreateState(), copy = model.CreateState();
        float[] first = new float[4], second = new float[4];
        model.Run([1, 2, 3], state, new float[12]);
        state.CopyTo(copy);
        model.Step(2, state, first);
        model.Step(2, copy, second);
        Assert.Equal(first, second);
    }

    [Fact]
    public void ResetState_BeginsAnew()
    {
        GenericModel model = Model(Tokens);
        GenericState state = model.CreateState();
        float[] first = new float[4], again = new float[4];
        model.Step(2, state, first);
        model.Step(3, state, again);
        state.Reset();
        model.Step(2, state, again);
        Assert.Equal(first, again);
    }

    [Fact]
    public void Step_AllocatesNothing()
    {
        GenericModel model = Model(Features);
        GenericState state = model.CreateState();
        float[] input = [0.5f, -1, 0.25f], output = new float[2];
        model.Step(input, state, output);
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        for (int i = 0; i < 10; i++) model.Step(input, state, output);
        Assert.Equal(0, Allocations.OfThisThread() - before);
    }

    [Fact]
    public void BadArguments_AreRefusedBeforeTheStateMoves()
    {
        GenericModel tokens = Model(Tokens), features = Model(Features);
        GenericState state = tokens.CreateState();
        float[] before = state.Hidden(1).ToArray();
        Assert.Throws<ArgumentOutOfRangeException>(() => tokens.Step(5, state, new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokens.Step(-1, state, new float[4]));
        Assert.Throws<ArgumentException>(() => tokens.Step(1, state, new float[3]));
        Assert.Throws<ArgumentException>(() => tokens.Run([1, 2], state, new float[7]));
        Assert.Throws<InvalidOperationException>(() => tokens.Step([1f], state, new float[4]));
        Assert.Throws<ArgumentException>(() => features.Step([1, 2, 3], state, new float[2]));
        Assert.Throws<ArgumentException>(() => features.Step([1, 2], features.CreateState(), new float[2]));
        Assert.Throws<InvalidOperationException>(() => features.Step(1, features.CreateState(), new float[2]));
        Assert.Throws<ArgumentException>(() => state.Hidden(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => state.Hidden(2));
        Assert.Throws<ArgumentException>(() => state.SetCell(1, [1]));
        Assert.Equal(before, state.Hidden(1).ToArray());
    }

    private static GenericModel Model(ModelSpec spec) => new(PackedModel.Pack(spec, RandomTensors.Of(spec, 7)));
}
