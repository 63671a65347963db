using System;
using System.Globalization;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>The outputs of 10,000 steps hash to the same number on every lane type and every machine: it stands here.</summary>
public sealed class IntegerPortabilityAgreementTests
{
    private const int Steps = 10_000;

    [Theory]
    [InlineData("Lstm8", "61996F652414D980")]
    [InlineData("IntegerWords", "F054E05DE5F68D7D")]
    [InlineData("IntegerLite", "4019ACBB83B391F3")]
    [InlineData("LiteNormed", "19A5DDC6D4F57C16")]
    [InlineData("GruNormed", "5667A49C1B3057DA")]
    [InlineData("TwoCells", "424200D5BFE18D57")]
    public void TenThousandSteps_HashToTheSameNumberEverywhere(string name, string expected)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            using IntegerCase model = IntegerCase.Of(name, packed, lanes);
            Assert.Equal(expected, Hash(model, spec).ToString("X16", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>FNV-1a of all outputs.</summary>
    private static ulong Hash(IntegerCase model, ModelSpec spec)
    {
        int[] tokens = spec.Embedding is null ? [] : IntegerCase.Tokens(spec, Steps, 21), output = new int[spec.OutputSize];
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 22);
        ulong hash = OutputHash.Basis;
        for (int step = 0; step < Steps; step++)
        {
            model.Step(tokens.Length == 0 ? 0 : tokens[step], codes.AsSpan(codes.Length / Steps * step, codes.Length / Steps), output);
            hash = OutputHash.Added(hash, output);
        }

        return hash;
    }
}
