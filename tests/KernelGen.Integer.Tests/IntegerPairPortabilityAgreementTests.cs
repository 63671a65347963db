using System;
using System.Globalization;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Integer.Tests;

/// <summary>
/// <see cref="IntegerPortabilityAgreementTests"/> of networks that read from both ends. They are the slowest where lanes run in software: a class of
/// their own, so that the others run beside them.
/// </summary>
public sealed class IntegerPairPortabilityAgreementTests
{
    private const int Steps = 10_000;

    [Theory]
    [InlineData("LstmPair8", "FD79F42FA4E329C1")]
    [InlineData("GruPairUnderRnn", "08BD7516179743C4")]
    public void TenThousandStepsFromBothEnds_HashToTheSameNumberEverywhere(string name, string expected)
    {
        ModelSpec spec = IntegerCase.SpecOf(name);
        PackedModel packed = IntegerCase.Packed(name);
        sbyte[] codes = IntegerCase.Codes(spec, Steps, 23);
        int[] outputs = new int[Steps * spec.OutputSize];
        foreach (LaneWidth lanes in LaneTypes.All)
        {
            PairCase.Bind(name, packed, lanes, Steps)([], codes, outputs);
            Assert.Equal(expected, OutputHash.Added(OutputHash.Basis, outputs).ToString("X16", CultureInfo.InvariantCulture));
        }
    }
}
