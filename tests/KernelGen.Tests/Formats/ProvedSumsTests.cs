using System.Numerics;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Formats;

/// <summary>The columns for which sums are proved exact, against the greatest sums there are.</summary>
public sealed class ProvedSumsTests
{
    [Fact]
    public void JoinedSums_NeverLeaveTheirBits()
    {
        foreach (ActivationSpec activation in new[] { ActivationSpec.Affine(16, -0.3f, 1), ActivationSpec.Affine(16, -1, 1), ActivationSpec.Affine(10, 0, 1), ActivationSpec.Affine(8, -1, 1) })
        {
            for (int bits = 2; bits <= 16; bits++)
            {
                WeightSpec weights = new(Quantizer.LearnedStep, bits);
                if (!weights.JoinsSums(activation)) continue;
                BigInteger columns = weights.MostColumns(activation), greatest = activation.MaximumInteger;
                BigInteger part = columns * BigInteger.Min(255, (1 << bits) - 1) * activation.GreatestWord;
                Assert.True(columns >= 16_384);
                Assert.True(part <= int.MaxValue);
                Assert.True(columns * greatest <= int.MaxValue);
                Assert.True(3 * columns * ((1 << bits) - 1) * greatest <= long.MaxValue);
                foreach (int code in new[] { 0, activation.MaximumCode })
                {
                    int integer = activation.IntegerOf(code);
                    Assert.InRange(activation.WordParts == 1 ? integer : integer >> 8, -activation.GreatestWord, activation.GreatestWord);
                }
            }
        }
    }

    [Theory]
    [InlineData(16, 16, 32_768)]
    [InlineData(16, 8, 33_025)]
    [InlineData(8, 16, 32_768)]
    public void ColumnsOfSymmetricRanges_AreKnown(int bits, int activationBits, long expected) =>
        Assert.Equal(expected, new WeightSpec(Quantizer.BalancedMean, bits).MostColumns(ActivationSpec.Affine(activationBits, -1, 1)));
}
