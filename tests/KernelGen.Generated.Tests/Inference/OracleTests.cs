using System;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Lanes;
using Xunit;

namespace KernelGen.Generated.Tests.Inference;

/// <summary>What the emitted code computes, the plain interpreter computes too: to the last bit, on every lane type.</summary>
public sealed class OracleTests
{
    public static TheoryData<string, LaneWidth> Cases
    {
        get
        {
            var cases = new TheoryData<string, LaneWidth>();
            foreach (string name in ReflectedModel.Names)
            {
                foreach (LaneWidth lanes in LaneTypes.All) cases.Add(name, lanes);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EmittedModel_EqualsTheGenericRuntime(string name, LaneWidth lanes)
    {
        var data = new ExampleData(ReflectedModel.SpecOf(name));
        PackedModel packed = PackedModel.Pack(ReflectedModel.SpecOf(name), data.Weights);
        float[] emitted = data.StepThrough(ReflectedModel.Of(name, packed, lanes));

        var generic = new GenericModel(packed);
        GenericState state = generic.CreateState();
        float[] expected = new float[emitted.Length];
        if (packed.Spec.Embedding is null) generic.Run(data.Features, state, expected);
        else generic.Run(data.Tokens, state, expected);

        Assert.Equal(Bits(expected), Bits(emitted));
    }

    private static int[] Bits(float[] values) => MemoryMarshal.Cast<float, int>(values).ToArray();
}
