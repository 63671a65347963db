using System;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Tests;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Threads that share the rows of large matrices: the bits of one thread, nothing allocated, and an end.</summary>
public sealed class SharedRowsTests
{
    /// <summary>A model for every kernel.</summary>
    public static TheoryData<string> Models =>
    [
        nameof(SharedRows), nameof(SharedFloats), nameof(SharedCodesOfFloats), nameof(SharedFloatTables), nameof(SharedPairs), nameof(SharedDots),
        nameof(SharedWideCodes), nameof(SharedJoinedSums), nameof(SharedShiftsOfFloats), nameof(SharedShifts), nameof(SharedWideShifts),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Threads_GiveTheBitsOfOne(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using ReflectedModel one = ReflectedModel.Of(name, packed, lanes);
            float[] expected = data.StepThrough(one);
            foreach (int threads in (int[])[2, 3])
            {
                using ReflectedModel several = ReflectedModel.Of(name, packed, lanes, threads);
                Assert.Equal(Bits(expected), Bits(data.StepThrough(several)));
                Assert.Equal(one.StateBytes.ToArray(), several.StateBytes.ToArray());

                several.Reset();
                float[] run = new float[expected.Length];
                several.Run(data.Tokens, data.Features, run);
                Assert.Equal(Bits(expected), Bits(run));
                Assert.Equal(one.StateBytes.ToArray(), several.StateBytes.ToArray());

                (float[] streams, byte[] states) = data.StepStreams(several, streams: 6, calls: 2, together: true);
                (float[] alone, byte[] statesAlone) = data.StepStreams(one, streams: 6, calls: 2, together: false);
                Assert.Equal(Bits(alone), Bits(streams));
                Assert.Equal(statesAlone, states);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void StepsAndRunsOfThreads_AllocateNothing(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        using ReflectedModel model = ReflectedModel.Of(
            name, PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights), LaneTypes.Widest, threads: 3);
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
    [InlineData(-1)]
    [InlineData(1025)]
    public void OtherNumbersOfThreads_AreRefused(int threads)
    {
        using SharedPairs large = Pairs();
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => large.CreateState(threads));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => large.CreateWorkspace(threads: threads));
        using WordModelFloat small = WordModelFloat.Pack(new ExampleData(WordModelFloat.Spec).Weights);
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => small.CreateState(threads));
        Assert.Throws<ArgumentOutOfRangeException>("threads", () => small.CreateWorkspace(threads: threads));
    }

    [Fact]
    public void DisposedThreads_AreRefusedByName()
    {
        using SharedPairs model = Pairs();
        float[] input = new float[SharedPairs.InputSize], output = new float[SharedPairs.OutputSize];
        SharedPairs.State state = model.CreateState(threads: 2);
        model.Step(input, state, output);
        state.Dispose();
        state.Dispose();
        var error = Assert.Throws<ObjectDisposedException>(() => model.Step(input, state, output));
        Assert.EndsWith("State", error.ObjectName, StringComparison.Ordinal);

        SharedPairs.Workspace workspace = model.CreateWorkspace(1, threads: 2);
        model.Run(input, state, output, workspace);
        workspace.Dispose();
        error = Assert.Throws<ObjectDisposedException>(() => model.Run(input, state, output, workspace));
        Assert.EndsWith("Workspace", error.ObjectName, StringComparison.Ordinal);
    }

    [Fact]
    public void OneThread_HasNothingToEnd()
    {
        using SharedPairs model = Pairs();
        SharedPairs.State state = model.CreateState();
        state.Dispose();
        model.Step(new float[SharedPairs.InputSize], state, new float[SharedPairs.OutputSize]);
    }

    [Fact]
    public void AClone_HasThreadsOfItsOwn()
    {
        var data = new ExampleData(SharedRows.Spec);
        using SharedRows model = SharedRows.Pack(data.Weights);
        using SharedRows.State state = model.CreateState(threads: 2);
        float[] input = data.Features[..SharedRows.InputSize], first = new float[SharedRows.OutputSize], second = new float[SharedRows.OutputSize];
        model.Step(input, state, first);
        using SharedRows.State copy = state.Clone(threads: 2);
        model.Step(input, copy, second);
        copy.Dispose();
        model.Step(input, state, first);
        Assert.Equal(Bits(first), Bits(second));
    }

    private static SharedPairs Pairs() => SharedPairs.Pack(new ExampleData(SharedPairs.Spec).Weights);

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
