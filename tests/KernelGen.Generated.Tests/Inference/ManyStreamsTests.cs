using System.Linq;
using System.Runtime.InteropServices;
using Cases;
using KernelGen.Formats;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>Many streams in one call: the bits of each alone, whatever the lane type, the count and the workspace.</summary>
public sealed class ManyStreamsTests
{
    /// <summary>Two whole workspaces of five and one stream more, so that groups of four, of one and single streams occur.</summary>
    private const int Streams = 11;

    public static TheoryData<string> Cases => [.. ReflectedModel.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepMany_EqualsStepsOfEachStream_OnEveryLaneType(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        (float[] expected, byte[] states) = data.StepStreams(ReflectedModel.Of(name, packed, LaneTypes.Widest), Streams, calls: 3, together: false);
        Assert.True(expected.Distinct().Count() > 2, "The outputs do not vary: the case shows nothing.");
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            (float[] outputs, byte[] after) = data.StepStreams(ReflectedModel.Of(name, packed, lanes), Streams, calls: 3, together: true);
            Assert.Equal(Bits(expected), Bits(outputs));
            Assert.Equal(states, after);
        }
    }

    [Theory]
    [InlineData(nameof(LstmTwoBits), 1)]
    [InlineData(nameof(LstmTwoBits), 3)]
    [InlineData(nameof(LstmTwoBits), 64)]
    [InlineData(nameof(GruBefore4), 1)]
    [InlineData(nameof(GruBefore4), 3)]
    [InlineData(nameof(GruBefore4), 64)]
    [InlineData(nameof(WordModelAlternating), 2)]
    public void StepMany_DoesNotDependOnTheWorkspace(string name, int steps)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        (float[] expected, byte[] states) = data.StepStreams(ReflectedModel.Of(name, packed, LaneTypes.Widest), Streams, calls: 2, together: false);
        (float[] outputs, byte[] after) = data.StepStreams(ReflectedModel.Of(name, packed, LaneTypes.Widest, workspace: steps), Streams, calls: 2, together: true);
        Assert.Equal(Bits(expected), Bits(outputs));
        Assert.Equal(states, after);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepMany_AllocatesNothing(string name)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        ReflectedModel model = ReflectedModel.Of(name, PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights), LaneTypes.Widest);
        data.StepStreams(model, Streams, calls: 3, together: true);
        Assert.Equal(0, model.AllocatedByLastStreams);
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
