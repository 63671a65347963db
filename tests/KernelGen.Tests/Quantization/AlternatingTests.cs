using System;
using System.IO;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>Golden vectors of the papers' section 2.10, the properties of 2.9, and equal bits on all lane types.</summary>
public sealed class AlternatingTests
{
    /// <summary>One unit of the sixth decimal, to which the vectors are printed.</summary>
    private const double Digits = 1e-6;

    private static readonly float[] g1 = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];
    private static readonly float[] g2 = [0.31f, -0.08f, 0.55f, -0.47f, 0.02f, 0.9f, -0.66f, -0.21f, 0.13f, -1.05f, 0.4f, -0.3f];

    [Theory]
    [InlineData(1, 0, 0.338105, new[] { 0.51875 }, null)]
    [InlineData(1, 2, 0.338105, new[] { 0.51875 }, null)]
    [InlineData(2, 0, 0.100301, new[] { 0.51875, 0.310938 }, new[] { .829688, -.207813, .207813, -.829688, .207813, -.207813, .207813, -.829688 })]
    [InlineData(2, 2, 0.084448, new[] { 0.601667, 0.331667 }, new[] { .933333, -.27, .27, -.933333, .27, -.27, .27, -.933333 })]
    [InlineData(3, 0, 0.023624, new[] { 0.51875, 0.310938, 0.176563 }, new[] { 1.00625, -.384375, .03125, -1.00625, .384375, -.03125, .384375, -.653125 })]
    [InlineData(3, 2, 0.020451, new[] { 0.557143, 0.320536, 0.166964 }, new[] { 1.044643, -.403571, .069643, -1.044643, .403571, -.069643, .403571, -.710714 })]
    public void FirstGoldenRow_IsMetToItsDigits(int planes, int cycles, double error, double[] coefficients, double[]? values) =>
        CheckGolden(g1, planes, cycles, error, coefficients, values);

    [Theory]
    [InlineData(0, 0.034101, new[] { 0.423333, 0.252222, 0.147037 })]
    [InlineData(1, 0.023655, new[] { 0.470931, 0.285588, 0.152598 })]
    [InlineData(2, 0.021595, new[] { 0.496304, 0.293696, 0.149565 })]
    public void SecondGoldenRow_IsMetToItsDigits(int cycles, double error, double[] coefficients) =>
        CheckGolden(g2, 3, cycles, error, coefficients, null);

    [Fact]
    public void FirstGoldenRow_HasTheCodesOfThePaper()
    {
        AlternatingResult result = Run(LaneWidth.Scalar32, new AlternatingCase(g1, 2));
        Assert.Equal([3, 2, 1, 0, 1, 2, 1, 0], result.Codes);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void TreeOfTwoPlanes_PutsTiesUp(LaneWidth width)
    {
        float[] row = [-1, -0.6f, -0.59f, -0.01f, 0, 0.3f, 0.6f, 0.61f];
        byte[] codes = LaneDispatch.Run(width, new EncodeCase(row, [0.6f, 0.25f]));
        Assert.Equal([0, 2, 2, 2, 1, 1, 3, 3], codes);
    }

    [Theory]
    [MemberData(nameof(LaneDispatch.Widths), MemberType = typeof(LaneDispatch))]
    public void TreeOfThreePlanes_IsExactWhereSignsInTurnFail(LaneWidth width)
    {
        float[] row = [0.05f, -0.05f, 0.29f, 0.31f, 0.55f, 0.95f, -0.31f];
        byte[] codes = LaneDispatch.Run(width, new EncodeCase(row, [0.5f, 0.4f, 0.3f]));
        Assert.Equal(0b110, codes[0]);
        double[] expected = [.2, -.2, .2, .4, .6, 1.2, -.4];
        for (int i = 0; i < row.Length; i++) Assert.Equal(expected[i], Level(codes[i], [0.5, 0.4, 0.3]), 6);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Tree_FindsTheNearestOfAllSums(int planes)
    {
        float[] row = RandomRows.Gaussian(500, 3);
        foreach (float[] alpha in new float[][] { [1.1f, 0.45f, 0.3f, 0.1f], [0.5f, 0.49f, 0.48f, 0.47f], [0.7f, 0.7f, 0.2f, 0], [0, 0, 0, 0] })
        {
            float[] coefficients = alpha[..planes];
            byte[] codes = LaneDispatch.Run(LaneTypes.Widest, new EncodeCase(row, coefficients));
            double[] exact = Array.ConvertAll(coefficients, coefficient => (double)coefficient);
            for (int i = 0; i < row.Length; i++)
            {
                double nearest = Enumerable.Range(0, 1 << planes).Min(code => Math.Abs(Level((byte)code, exact) - row[i]));
                Assert.Equal(nearest, Math.Abs(Level(codes[i], exact) - row[i]), 6);
            }
        }
    }

    [Fact]
    public void GoldenProduct_OfGreedyCodesIsMet()
    {
        AlternatingResult hidden = Run(LaneWidth.Scalar32, new AlternatingCase([0.2f, -0.1f, 0.4f, 0.05f], 2, 0));
        AlternatingResult first = Run(LaneWidth.Scalar32, new AlternatingCase([0.9f, -0.4f, 0.1f, -1.2f], 2, 0));
        AlternatingResult second = Run(LaneWidth.Scalar32, new AlternatingCase([0.5f, -0.05f, 0.3f, -0.7f], 2, 0));
        Assert.Equal([0.1875f, 0.1125f], hidden.Coefficients);
        Assert.Equal([3, 2, 3, 1], hidden.Codes);
        Assert.Equal([3, 2, 1, 0], first.Codes);
        Assert.Equal([3, 2, 1, 0], second.Codes);
        Assert.Equal(0.33, first.Values.Zip(hidden.Values, (w, h) => (double)w * h).Sum(), 6);
        Assert.Equal(0.200625, second.Values.Zip(hidden.Values, (w, h) => (double)w * h).Sum(), 6);
    }

    [Theory]
    [InlineData(1, 2, 0.364)]
    [InlineData(2, 0, 0.131)]
    [InlineData(2, 1, 0.122)]
    [InlineData(2, 2, 0.119)]
    [InlineData(2, 20, 0.117)]
    [InlineData(3, 0, 0.0587)]
    [InlineData(3, 1, 0.0507)]
    [InlineData(3, 2, 0.0460)]
    [InlineData(3, 20, 0.0368)]
    [InlineData(4, 0, 0.0331)]
    [InlineData(4, 1, 0.0252)]
    [InlineData(4, 2, 0.0205)]
    [InlineData(4, 20, 0.0114)]
    public void GaussianRows_HaveTheStatedMeanError(int planes, int cycles, double expected) =>
        CheckMeanError(RandomRows.Gaussian, planes, cycles, expected);

    [Theory]
    [InlineData(2, 0, 0.228)]
    [InlineData(2, 2, 0.184)]
    [InlineData(3, 0, 0.142)]
    [InlineData(3, 2, 0.082)]
    [InlineData(4, 0, 0.095)]
    [InlineData(4, 2, 0.052)]
    public void LaplaceRows_HaveTheStatedMeanError(int planes, int cycles, double expected) =>
        CheckMeanError(RandomRows.Laplace, planes, cycles, expected);

    [Fact]
    public void UniformRows_HaveTheStatedMeanError() => CheckMeanError(RandomRows.Uniform, 2, 2, 0.0621);

    public static TheoryData<int, int> Shapes
    {
        get
        {
            TheoryData<int, int> shapes = [];
            foreach (int count in new[] { 1, 5, 16, 31, 100 })
            {
                for (int planes = 1; planes <= Alternating.MaximumPlanes; planes++) shapes.Add(count, planes);
            }

            return shapes;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AllLaneTypes_GiveEqualBits(int count, int planes)
    {
        foreach (float[] row in RandomRows.Kinds(count))
        {
            AlternatingResult expected = Run(LaneWidth.Scalar32, new AlternatingCase(row, planes));
            Assert.Equal(expected.Decoded(), expected.Values);
            foreach (LaneWidth width in LaneTypes.All)
            {
                AlternatingResult found = Run(width, new AlternatingCase(row, planes));
                Assert.Equal(Bits(expected.Coefficients), Bits(found.Coefficients));
                Assert.Equal(expected.Codes, found.Codes);
                Assert.Equal(Bits(expected.Values), Bits(found.Values));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void DependentSigns_StillGiveFiniteDescendingCoefficients(int planes)
    {
        float[][] rows = [[0, 0, 0, 0], [1, 1, 1], [0.5f, -0.5f, 0.5f, -0.5f], [3], [1, 0, 0, 0, 0, 0, 0, 0], [1e-20f, 2e-20f]];
        foreach (float[] row in rows)
        {
            AlternatingResult result = Run(LaneTypes.Widest, new AlternatingCase(row, planes));
            Assert.All(result.Coefficients, coefficient => Assert.True(float.IsFinite(coefficient) && coefficient >= 0));
            Assert.Equal(result.Coefficients.OrderDescending(), result.Coefficients);
            Assert.All(result.Values, value => Assert.True(float.IsFinite(value)));
        }

        Assert.Equal([0.5f, -0.5f, 0.5f, -0.5f], Run(LaneTypes.Widest, new AlternatingCase(rows[2], planes)).Values);
    }

    [Fact]
    public void Quantizing_InPlaceGivesTheSameRow()
    {
        float[] row = RandomRows.Gaussian(37, 9);
        float[] expected = Run(LaneTypes.Widest, new AlternatingCase(row, 3)).Values;
        Alternating.QuantizeRow<Lanes256>(in row[0], row.Length, 3, Alternating.Cycles, ref row[0]);
        Assert.Equal(expected, row);
    }

    [Theory]
    [InlineData(0, 2, 2)]
    [InlineData(4, 0, 2)]
    [InlineData(4, 5, 2)]
    [InlineData(4, 2, -1)]
    public void ArgumentsOutOfRange_AreRefused(int count, int planes, int cycles)
    {
        float[] row = new float[8];
        Assert.Throws<ArgumentOutOfRangeException>(() => Alternating.QuantizeRow<Lanes32>(in row[0], count, planes, cycles, ref row[0]));
    }

    private static AlternatingResult Run(LaneWidth width, AlternatingCase row) => LaneDispatch.Run(width, row);

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);

    private static double Level(byte code, double[] alpha) =>
        alpha.Select((coefficient, plane) => (code >> plane & 1) == 1 ? coefficient : -coefficient).Sum();

    [Theory]
    [InlineData(Quantizer.Alternating, 1, 1)]
    [InlineData(Quantizer.Alternating, 2, 2)]
    [InlineData(Quantizer.Alternating, 6, 6)]
    [InlineData(Quantizer.Greedy, 2, 0)]
    public void WeightsOfAModel_TakeTheCyclesOfTheirSpec(Quantizer quantizer, int stated, int cycles)
    {
        float[] row = RandomRows.Gaussian(64, 21);
        WeightSpec weights = new(quantizer, 3) { Cycles = stated };
        ModelSpec spec = new("Row", new EquatableArray<LayerSpec>(new LinearSpec("", row.Length, 1, ActivationSpec.Float, weights, false)));
        TensorSet set = new();
        set.Add("weight", 1, row.Length, row);
        float[] expected = new float[row.Length];
        Alternating.QuantizeRow<Lanes32>(in row[0], row.Length, 3, cycles, ref expected[0]);
        QuantizedResult found = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, set, 1))["weight"];
        Assert.Equal(expected, found.Effective);
        Assert.Equal(stated, PackedModel.Load(Saved(PackedModel.Pack(spec, set)), spec).Matrix("weight").Weights.Cycles);

        static byte[] Saved(PackedModel model)
        {
            using MemoryStream stream = new();
            model.Save(stream);
            return stream.ToArray();
        }
    }

    private static void CheckGolden(float[] row, int planes, int cycles, double error, double[] coefficients, double[]? values)
    {
        foreach (LaneWidth width in LaneTypes.All)
        {
            AlternatingResult result = Run(width, new AlternatingCase(row, planes, cycles));
            for (int plane = 0; plane < planes; plane++) Assert.Equal(coefficients[plane], result.Coefficients[plane], Digits);
            Assert.Equal(error, result.RelativeError(row), Digits);
            for (int i = 0; values is not null && i < row.Length; i++) Assert.Equal(values[i], result.Values[i], Digits);
        }
    }

    private static void CheckMeanError(Func<int, int, float[]> draw, int planes, int cycles, double expected)
    {
        double mean = Enumerable.Range(0, 100).Average(seed =>
        {
            float[] row = draw(1024, seed);
            return Run(LaneTypes.Widest, new AlternatingCase(row, planes, cycles)).RelativeError(row);
        });
        Assert.InRange(mean, 0.97 * expected, 1.03 * expected);
    }
}
