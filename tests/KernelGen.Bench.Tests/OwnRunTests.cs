using System;
using System.Linq;
using KernelGen.Bench.Models;
using KernelGen.Bench.Peers;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Bench.Tests;

/// <summary>Our own models as the bench binds them.</summary>
public sealed class OwnRunTests
{
    [Theory]
    [InlineData(typeof(Small24Float), 1)]
    [InlineData(typeof(Lstm450Uniform2), 3)]
    public void EveryLaneType_RunsTheSameNetwork(Type model, int steps)
    {
        PeerNetwork network = new(OwnRun.SpecOf(model));
        float[][] outputs = [.. LaneTypes.All.Select(width =>
        {
            PeerRun run = OwnRun.Bind(model, network, steps, width);
            for (int call = 0; call < 3; call++) run.Call(call);
            return run.Output;
        })];

        Assert.Contains(outputs[0], value => value != 0);
        Assert.All(outputs, output => Assert.Equal(outputs[0], output));
    }

    [Fact]
    public void Coding_IsTheWorkOfModelsThatCodeAlone()
    {
        Assert.NotNull(OwnRun.Coding(typeof(Matrix1800Uniform2), new PeerNetwork(OwnRun.SpecOf(typeof(Matrix1800Uniform2)))));
        Assert.Null(OwnRun.Coding(typeof(Small24Float), new PeerNetwork(OwnRun.SpecOf(typeof(Small24Float)))));
    }
}
