using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Scales of rows and of matrices where a method leaves the choice, worked out by hand for two rows.</summary>
public sealed class ScaleScopeTests
{
    // Mean magnitudes .65 and .3875, of both .51875; greatest ones 1.2 and .7.
    private static readonly float[] rows = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    public static TheoryData<Quantizer, int, ScaleScope, double[]> Golden => new()
    {
        { Quantizer.Uniform, 2, ScaleScope.Default, [1.2, -.4, .4, -1.2, .7, -.7 / 3, .7 / 3, -.7] },
        { Quantizer.Uniform, 2, ScaleScope.Row, [1.2, -.4, .4, -1.2, .7, -.7 / 3, .7 / 3, -.7] },
        { Quantizer.Uniform, 2, ScaleScope.Matrix, [1.2, -.4, .4, -1.2, .4, -.4, .4, -.4] },
        { Quantizer.BalancedEqual, 2, ScaleScope.Default, [1.2, -.4, .4, -1.2, .7, -.7 / 3, .7 / 3, -.7] },
        { Quantizer.BalancedEqual, 1, ScaleScope.Row, [1.2, -1.2, 1.2, -1.2, .7, -.7, .7, -.7] },
        { Quantizer.BalancedEqual, 2, ScaleScope.Matrix, [1.2, -.4, .4, -1.2, 1.2, -.4, .4, -1.2] },
        { Quantizer.BinaryWeight, 1, ScaleScope.Row, [.65, -.65, .65, -.65, .3875, -.3875, .3875, -.3875] },
        { Quantizer.BinaryWeight, 1, ScaleScope.Matrix, [.51875, -.51875, .51875, -.51875, .51875, -.51875, .51875, -.51875] },
        { Quantizer.TernaryWeight, 2, ScaleScope.Row, [1.05, 0, 0, -1.05, .5, 0, .5, -.5] },
        { Quantizer.TernaryWeight, 2, ScaleScope.Matrix, [.74, -.74, 0, -.74, .74, 0, 0, -.74] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Weights_TakeTheLevelsOfTheirScope(Quantizer quantizer, int bits, ScaleScope scope, double[] expected)
    {
        ModelSpec spec = Linear(new WeightSpec(quantizer, bits) { ScaleScope = scope });
        foreach (LaneWidth width in LaneTypes.All)
        {
            QuantizedResult result = LaneDispatch.Run(width, new QuantizeModelCase(spec, Weights(), 1))["weight"];
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], result.Effective[i], 1e-6);
                Assert.Equal(result.Effective[i], result.Packed.Value(i / 4, i % 4));
            }
        }
    }

    [Theory]
    [InlineData(Quantizer.Uniform, 3, ScaleScope.Default, 20)]
    [InlineData(Quantizer.Uniform, 3, ScaleScope.Matrix, 1)]
    [InlineData(Quantizer.BalancedEqual, 3, ScaleScope.Row, 20)]
    [InlineData(Quantizer.BalancedEqual, 3, ScaleScope.Matrix, 1)]
    [InlineData(Quantizer.BinaryWeight, 1, ScaleScope.Default, 4)]
    [InlineData(Quantizer.BinaryWeight, 1, ScaleScope.Row, 20)]
    [InlineData(Quantizer.TernaryWeight, 2, ScaleScope.Default, 4)]
    [InlineData(Quantizer.TernaryWeight, 2, ScaleScope.Matrix, 1)]
    [InlineData(Quantizer.LearnedStep, 4, ScaleScope.Default, 1)]
    [InlineData(Quantizer.LearnedStep, 4, ScaleScope.Row, 20)]
    public void AnLstm_HasAsManyScalesAsItsScopeSays_OnEveryLaneType(Quantizer quantizer, int bits, ScaleScope scope, int scales)
    {
        ModelSpec spec = Models.Language(quantizer, bits).WithWeights(
            (_, weights) => weights.Bits == 32 ? weights : weights with { ScaleScope = scope });
        TensorSet weights = Models.Weights(spec);
        int step = 0;
        foreach (float[] steps in weights.Where(tensor => tensor.Name.EndsWith(".step", StringComparison.Ordinal)).Select(tensor => tensor.Array))
            for (int i = 0; i < steps.Length; i++) steps[i] = 0.1f + 0.01f * step++;
        Dictionary<string, QuantizedResult> expected = LaneDispatch.Run(LaneWidth.Scalar32, new QuantizeModelCase(spec, weights, 100));
        foreach (string name in new[] { "lstm.weight_ih_l0", "lstm.weight_hh_l0" })
            Assert.Equal(scales, expected[name].Packed.Coefficients[..20].ToArray().Distinct().Count());
        foreach (LaneWidth width in LaneTypes.All)
        {
            Dictionary<string, QuantizedResult> found = LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 3));
            foreach ((string name, QuantizedResult result) in found)
            {
                Assert.Equal(expected[name].Effective, result.Effective);
                Assert.Equal(expected[name].Gradient, result.Gradient);
            }
        }
    }

    /// <summary>Rows of unlike size: alone each has as many weights on every level, together the small ones lie on the inner levels.</summary>
    [Fact]
    public void APopulationOfTheMatrix_IsEqualInAll_NotInARow()
    {
        const int columns = 96;
        TensorSet weights = new();
        weights.Add("weight", 4, columns, [.. RandomRows.Gaussian(4 * columns, 5).Select((value, i) => value * (1 + 10 * (i / columns)))]);
        foreach (ScaleScope scope in new[] { ScaleScope.Row, ScaleScope.Matrix })
        {
            ModelSpec spec = new("Even", new EquatableArray<LayerSpec>(new LinearSpec(
                "", columns, 4, ActivationSpec.Float, new WeightSpec(Quantizer.BalancedEqual, 3) { ScaleScope = scope }, false)));
            QuantizedResult result = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 1))["weight"];
            float[][] rowsOfLevels = [.. result.Effective.Chunk(columns)];
            int[] populations = [.. (scope == ScaleScope.Matrix ? result.Effective : rowsOfLevels[0]).GroupBy(level => level).Select(group => group.Count())];
            Assert.Equal(Enumerable.Repeat((scope == ScaleScope.Matrix ? 4 : 1) * columns / 8, 8), populations);
            float inner = rowsOfLevels[0].Min(Math.Abs);
            Assert.Equal(scope == ScaleScope.Matrix, rowsOfLevels[0].Count(level => Math.Abs(level) == inner) > columns / 2);
        }
    }

    [Fact]
    public void StepsOfRows_BeginAndLearnEachForItself()
    {
        MatrixQuantizer quantizer = new ModelQuantizers(Linear(new WeightSpec(Quantizer.LearnedStep, 3) { ScaleScope = ScaleScope.Row }))["weight"];
        ExtraTensor steps = Assert.Single(quantizer.Extras);
        Assert.Equal(new TensorSpec("weight.step", 2, 0), steps.Spec);
        quantizer.Adopt(rows);
        Assert.Equal(2 * .65 / Math.Sqrt(3), steps.Values[0], 1e-6);
        Assert.Equal(2 * .3875 / Math.Sqrt(3), steps.Values[1], 1e-6);

        // v/s: 1.8, -.8, .2, -2.4 and 2, -.2, 1.2, -2.8.
        (steps.Values[0], steps.Values[1]) = (0.5f, 0.25f);
        float[] effective = new float[8];
        quantizer.QuantizeRows<Lanes32>(in rows[0], ref effective[0], 0, 2);
        Assert.Equal([1, -.5f, 0, -1, .5f, 0, .25f, -.75f], effective.Select(value => value + 0f));

        float[] upstream = [1, 2, 3, 4, 5, 6, 7, 8];
        quantizer.BackwardRows<Lanes32>(in rows[0], ref upstream[0], 0, 2);
        quantizer.CompleteBackward();
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], upstream);
        Assert.Equal((1 * .2 - 2 * .2 - 3 * .2 + 4 * .4) / Math.Sqrt(4 * 3), steps.GradientAt(0), 1e-6);
        Assert.Equal((5 * 0 + 6 * .2 - 7 * .2 - 8 * .2) / Math.Sqrt(4 * 3), steps.GradientAt(1), 1e-6);

        // A row whose step is gone has weights of zero, all but; without any step nothing is left to pack.
        steps.Values[1] = -0.1f;
        QuantizedMatrix packed = quantizer.Pack<Lanes32>(rows);
        quantizer.QuantizeRows<Lanes32>(in rows[0], ref effective[0], 0, 2);
        for (int i = 0; i < 8; i++) Assert.Equal(effective[i], packed.Value(i / 4, i % 4));
        Assert.All(effective[4..], value => Assert.InRange(value, -1e-11, 1e-11));
        steps.Values[0] = 0;
        Assert.Equal("weight.step: 0; expected a step above 0.", Assert.Throws<WeightFormatException>(() => quantizer.Pack<Lanes32>(rows)).Message);
    }

    [Theory]
    [InlineData(Quantizer.Alternating)]
    [InlineData(Quantizer.TerConnect)]
    [InlineData(Quantizer.BalancedMean)]
    public void OtherMethods_HaveNoChoice(Quantizer quantizer) => Assert.Throws<NotSupportedException>(
        () => new ModelQuantizers(Linear(new WeightSpec(quantizer, 2) { ScaleScope = ScaleScope.Row })));

    private static ModelSpec Linear(WeightSpec weights) =>
        new("Golden", new EquatableArray<LayerSpec>(new LinearSpec("", 4, 2, ActivationSpec.Float, weights, false)));

    private static TensorSet Weights()
    {
        TensorSet weights = new();
        weights.Add("weight", 2, 4, [.. rows]);
        return weights;
    }
}
