using System;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Every lane type, and stepping and running alike, give equal bits.</summary>
public sealed class LaneAgreementTests
{
    public static TheoryData<string> Cases => [.. ReflectedModel.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void AllLaneTypes_GiveEqualOutputsAndStates(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        ReflectedModel reference = ReflectedModel.Of(name, packed, LaneWidth.Scalar32);
        float[] expected = data.StepThrough(reference);
        Assert.All(expected, value => Assert.True(float.IsFinite(value)));
        Assert.True(expected.Distinct().Count() > 2, "The outputs do not vary: the case shows nothing.");
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            ReflectedModel model = ReflectedModel.Of(name, packed, lanes);
            Assert.Equal(Bits(expected), Bits(data.StepThrough(model)));
            Assert.Equal(reference.StateBytes.ToArray(), model.StateBytes.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_EqualsStepAfterStep(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        ReflectedModel model = ReflectedModel.Of(name, packed, LaneTypes.Widest);
        float[] stepped = data.StepThrough(model);
        byte[] state = model.StateBytes.ToArray();

        model.Reset();
        float[] run = new float[stepped.Length];
        model.Run(data.Tokens, data.Features, run);
        Assert.Equal(Bits(stepped), Bits(run));
        Assert.Equal(state, model.StateBytes.ToArray());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepAndRun_AllocateNothing(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        ReflectedModel model = ReflectedModel.Of(name, PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights), LaneTypes.Widest);
        float[] outputs = data.StepThrough(model);
        model.Run(data.Tokens, data.Features, outputs);

        int width = data.Features.Length / ExampleData.Steps;
        Allocations.Settle();
        long before = Allocations.OfThisThread();
        for (int step = 0; step < 20; step++)
            model.Step(data.Tokens, data.Features.AsSpan(0, width), outputs.AsSpan(0, model.Spec.OutputSize));
        model.Run(data.Tokens, data.Features, outputs);
        Assert.Equal(0, Allocations.OfThisThread() - before);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StatedPackedBytes_AreThoseOfThePackedModel(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        Assert.Equal(PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights).Size.Bytes, ReflectedModel.PackedBytesOf(name));
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
