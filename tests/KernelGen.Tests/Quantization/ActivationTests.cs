using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Golden activations of the papers' section 6.5, the formulas written out, and equal bits on all lane types.</summary>
public sealed class ActivationTests
{
    public static TheoryData<int, float, float> Ranges => new()
    {
        { 1, 0, 1 }, { 2, 0, 1 }, { 3, 0, 1 }, { 4, 0, 1 }, { 7, 0, 1 },
        { 1, -1, 1 }, { 2, -1, 1 }, { 4, -1, 1 }, { 7, -1, 1 }, { 4, -0.5f, 1.25f },
    };

    [Theory]
    [InlineData(2, new[] { 0, 0, .3333, .3333, .6667, 1, 1, 1 })]
    [InlineData(4, new[] { 0, .1333, .2, .3333, .6667, .9333, 1, 1 })]
    public void GoldenActivations_AreMetAndClippedAtOne(int bits, double[] expected)
    {
        // The last is 1.3333 in the paper's code, which does not clip; here the range is part of the format.
        float[] values = [0, 0.1f, 0.17f, 0.34f, 0.66f, 0.9f, 1, 1.3f];
        foreach (LaneWidth width in LaneTypes.All)
        {
            ActivationResult result = LaneDispatch.Run(width, new ActivationCase(ActivationSpec.Affine(bits, 0, 1), values, 8));
            for (int i = 0; i < values.Length; i++) Assert.Equal(expected[i], result.Values[i], 4);
        }
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void AffineActivations_AreTheNearestLevels(int bits, float minimum, float maximum)
    {
        ActivationSpec spec = ActivationSpec.Affine(bits, minimum, maximum);
        float[] values = RandomRows.Gaussian(200, bits);
        ActivationResult result = LaneDispatch.Run(LaneTypes.Widest, new ActivationCase(spec, values, 208));
        for (int i = 0; i < values.Length; i++)
        {
            float[] levels = Enumerable.Range(0, spec.MaximumCode + 1).Select(code => spec.Scale * spec.IntegerOf(code)).ToArray();
            float nearest = levels.MinBy(level => Math.Abs(level - values[i]));
            Assert.Equal(nearest, result.Values[i], 1e-6);
            Assert.Equal(spec.Scale * result.Integers[i], result.Values[i]);
        }

        Assert.Equal(result.Integers.Sum(), result.Totals[0]);
        Assert.Equal(new int[8], result.Integers[200..]);
    }

    [Theory]
    [MemberData(nameof(Ranges))]
    public void AffineActivations_HaveEqualBitsOnAllLaneTypes(int bits, float minimum, float maximum)
    {
        ActivationSpec spec = ActivationSpec.Affine(bits, minimum, maximum);
        foreach (int count in new[] { 1, 7, 16, 45 })
        {
            float[] values = [.. RandomRows.Gaussian(count - 1, count), -0f];
            CheckEqual(new ActivationCase(spec, values, count + 3));
            CheckEqual(new ActivationCase(spec, values, count + 3, Words: true));
        }
    }

    [Fact]
    public void WordsCarryWhatBytesCannot()
    {
        ActivationSpec spec = ActivationSpec.Affine(8, 0, 1);
        ActivationResult result = LaneDispatch.Run(LaneTypes.Widest, new ActivationCase(spec, [0, 0.5f, 1, 2], 4, Words: true));
        Assert.Equal([0, 128, 255, 255], result.Integers);
    }

    [Fact]
    public void HalvesRoundUp()
    {
        ActivationResult result = LaneDispatch.Run(
            LaneTypes.Widest, new ActivationCase(ActivationSpec.Affine(1, 0, 1), [0.5f, 0.4999999f], 2));
        Assert.Equal([1, 0], result.Integers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void BinaryActivations_AreTheAlternatingCodesOnEveryLaneType(int planes)
    {
        foreach (int count in new[] { 1, 7, 16, 45 })
        {
            float[] values = RandomRows.Gaussian(count, count);
            ActivationCase activation = new(ActivationSpec.BinaryCode(planes), values, count + 3);
            CheckEqual(activation);
            ActivationResult found = LaneDispatch.Run(LaneTypes.Widest, activation);
            AlternatingResult expected = LaneDispatch.Run(LaneWidth.Scalar32, new AlternatingCase(values, planes));
            Assert.Equal(expected.Values, found.Values);
            Assert.Equal(expected.Coefficients, found.Coefficients);
            for (int plane = 0; plane < planes; plane++)
            {
                int[] signs = expected.Codes.Select(code => 2 * (code >> plane & 1) - 1).ToArray();
                Assert.Equal([.. signs, 0, 0, 0], found.Integers[(plane * (count + 3))..((plane + 1) * (count + 3))]);
                Assert.Equal(signs.Sum(), found.Totals[plane]);
            }
        }
    }

    [Theory]
    [InlineData(Quantizer.Greedy, 1)]
    [InlineData(Quantizer.Greedy, 3)]
    [InlineData(Quantizer.Greedy, 4)]
    [InlineData(Quantizer.Refined, 1)]
    [InlineData(Quantizer.Refined, 2)]
    [InlineData(Quantizer.Refined, 3)]
    [InlineData(Quantizer.Refined, 4)]
    public void BinaryActivations_AreThoseOfTheWeightsOfTheirMethod_OnEveryLaneType(Quantizer method, int planes)
    {
        foreach (int count in new[] { 1, 7, 16, 45 })
        {
            float[] values = RandomRows.Gaussian(count, count);
            ActivationCase activation = new(ActivationSpec.BinaryCode(planes, method), values, count + 3);
            CheckEqual(activation);
            CheckEqual(activation with { Values = new float[count] });
            ActivationResult found = LaneDispatch.Run(LaneTypes.Widest, activation);
            Assert.Equal(AsWeights(method, planes, values), found.Values);
            for (int index = 0; index < count; index++)
            {
                double sum = Enumerable.Range(0, planes).Sum(plane => (double)found.Coefficients[plane] * found.Integers[plane * (count + 3) + index]);
                Assert.Equal(found.Values[index], sum, 1e-5);
            }

            for (int plane = 0; plane < planes; plane++)
                Assert.Equal(found.Integers[(plane * (count + 3))..((plane + 1) * (count + 3))].Sum(), found.Totals[plane]);
        }
    }

    [Fact]
    public void AMethodWithoutCodesOnLine_IsRefusedByName()
    {
        float[] values = [1, 2];
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => BinaryActivation.Quantize<Lanes32>(ref values[0], values.Length, 2, Quantizer.Uniform));
        Assert.Contains("Alternating, Greedy or Refined", refused.Message, StringComparison.Ordinal);
    }

    private static float[] AsWeights(Quantizer method, int planes, float[] values)
    {
        ModelSpec spec = new("Row", new EquatableArray<LayerSpec>(
            new LinearSpec("", values.Length, 1, ActivationSpec.Float, new WeightSpec(method, planes), false)));
        TensorSet weights = new();
        weights.Add("weight", 1, values.Length, [.. values]);
        return LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 1))["weight"].Effective;
    }

    private static void CheckEqual(ActivationCase activation)
    {
        ActivationResult expected = LaneDispatch.Run(LaneWidth.Scalar32, activation);
        foreach (LaneWidth width in LaneTypes.All)
        {
            ActivationResult found = LaneDispatch.Run(width, activation);
            Assert.Equal(
                Array.ConvertAll(expected.Values, BitConverter.SingleToInt32Bits),
                Array.ConvertAll(found.Values, BitConverter.SingleToInt32Bits));
            Assert.Equal(expected.Integers, found.Integers);
            Assert.Equal(expected.Coefficients, found.Coefficients);
            Assert.Equal(expected.Totals, found.Totals);
        }
    }
}
