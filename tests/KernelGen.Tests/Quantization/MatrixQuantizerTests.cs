using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Quantization;
using KernelGen.Spec;
using KernelGen.Tests.Formats;
using KernelGen.Tests.Lanes;
using Xunit;

namespace KernelGen.Tests.Quantization;

/// <summary>The quantizers of whole models: golden vectors of section 6.5, gradients, packing, lane types and thread parts.</summary>
public sealed class MatrixQuantizerTests
{
    private static readonly float[] golden = [0.9f, -0.4f, 0.1f, -1.2f, 0.5f, -0.05f, 0.3f, -0.7f];

    public static TheoryData<Quantizer, int, CellKind> Models_ => new()
    {
        { Quantizer.BalancedMean, 1, CellKind.Rnn },
        { Quantizer.BalancedMean, 3, CellKind.Lstm },
        { Quantizer.BalancedMean, 4, CellKind.Gru },
        { Quantizer.BalancedMean, 8, CellKind.Gru },
        { Quantizer.BalancedMean, 32, CellKind.Lstm },
        { Quantizer.BalancedMedian, 1, CellKind.Lstm },
        { Quantizer.BalancedMedian, 2, CellKind.Gru },
        { Quantizer.BalancedMedian, 4, CellKind.Lstm },
        { Quantizer.BalancedMedian, 8, CellKind.Rnn },
        { Quantizer.BalancedMedian, 32, CellKind.Gru },
        { Quantizer.Alternating, 1, CellKind.Lstm },
        { Quantizer.Alternating, 2, CellKind.Gru },
        { Quantizer.Alternating, 3, CellKind.Lstm },
        { Quantizer.Alternating, 4, CellKind.Rnn },
        { Quantizer.FullPrecision, 32, CellKind.Lstm },
        { Quantizer.Greedy, 2, CellKind.Rnn },
        { Quantizer.Greedy, 3, CellKind.Lstm },
        { Quantizer.Greedy, 4, CellKind.Gru },
        { Quantizer.Refined, 1, CellKind.Lstm },
        { Quantizer.Refined, 2, CellKind.Lstm },
        { Quantizer.Refined, 3, CellKind.Gru },
        { Quantizer.Refined, 4, CellKind.Rnn },
        { Quantizer.Uniform, 1, CellKind.Gru },
        { Quantizer.Uniform, 3, CellKind.Lstm },
        { Quantizer.Uniform, 8, CellKind.Rnn },
        { Quantizer.BalancedEqual, 2, CellKind.Lstm },
        { Quantizer.BalancedEqual, 5, CellKind.Gru },
        { Quantizer.Binarization, 1, CellKind.Lstm },
        { Quantizer.Ternarization, 2, CellKind.Gru },
        { Quantizer.PowerOfTwoTernarization, 2, CellKind.Rnn },
        { Quantizer.BinaryConnect, 1, CellKind.Gru },
        { Quantizer.TerConnect, 2, CellKind.Lstm },
        { Quantizer.BinaryWeight, 1, CellKind.Lstm },
        { Quantizer.TernaryWeight, 2, CellKind.Lstm },
        { Quantizer.TernaryWeight, 2, CellKind.Gru },
        { Quantizer.RecurrentBinary, 1, CellKind.Rnn },
        { Quantizer.RecurrentTernary, 2, CellKind.Lstm },
        { Quantizer.Exponential, 7, CellKind.Lstm },
        { Quantizer.Exponential, 3, CellKind.Gru },
        { Quantizer.DenseShift, 2, CellKind.Rnn },
        { Quantizer.DenseShift, 3, CellKind.Lstm },
        { Quantizer.DenseShift, 4, CellKind.Gru },
        { Quantizer.SignSparseShift, 3, CellKind.Lstm },
        { Quantizer.LearnedStep, 2, CellKind.Lstm },
        { Quantizer.LearnedStep, 8, CellKind.Gru },
        { Quantizer.FixedPoint, 4, CellKind.Rnn },
        { Quantizer.Symmetric, 8, CellKind.Lstm },
        { Quantizer.Symmetric, 4, CellKind.Gru },
        { Quantizer.LossAwareBinary, 1, CellKind.Lstm },
        { Quantizer.LossAwareTernary, 2, CellKind.Gru },
    };

    [Theory]
    [InlineData(1, new[] { .537082, -.537082, .537082, -.537082, .537082, -.537082, .537082, -.537082 })]
    [InlineData(2, new[] { .537082, -.537082, .179027, -.537082, .537082, -.179027, .179027, -.537082 })]
    [InlineData(3, new[] { .537082, -.383630, .076726, -.537082, .537082, -.076726, .230178, -.537082 })]
    [InlineData(4, new[] { .537082, -.393860, .107416, -.537082, .465471, -.035805, .322249, -.537082 })]
    public void GoldenBalancedWeights_AreMetToTheirDigits(int bits, double[] expected)
    {
        ModelSpec spec = new("Golden", new EquatableArray<LayerSpec>(
            new LinearSpec("", 4, 2, ActivationSpec.Float, new WeightSpec(Quantizer.BalancedMean, bits), false)));
        TensorSet weights = new();
        weights.Add("weight", 2, 4, [.. golden]);
        foreach (LaneWidth width in LaneTypes.All)
        {
            QuantizedResult result = LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 1))["weight"];
            for (int i = 0; i < golden.Length; i++) Assert.Equal(expected[i], result.Effective[i], 1e-6);
            Assert.Equal(1.074164, result.Packed.Scales.Single().Scale, 1e-6);
        }
    }

    [Fact]
    public void BalancedGradient_IsThatOfTanhAlone()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 2);
        TensorSet weights = Models.Weights(spec);
        QuantizedResult result = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 3))["lstm.weight_hh_l0"];
        float[] arrived = RandomRows.Gaussian(result.Gradient.Length, 11);
        for (int i = 0; i < arrived.Length; i++)
        {
            double tanh = Math.Tanh(weights.Get("lstm.weight_hh_l0").Values[i]);
            Assert.Equal(arrived[i] * (1 - tanh * tanh), result.Gradient[i], 2e-6);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(32)]
    public void EmbeddingGradient_PassesWherePositive(int bits)
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, bits);
        TensorSet weights = Models.Weights(spec);
        QuantizedResult result = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 3))["embedding.weight"];
        float[] arrived = RandomRows.Gaussian(result.Gradient.Length, 11);
        ReadOnlySpan<float> values = weights.Get("embedding.weight").Values;
        for (int i = 0; i < arrived.Length; i++)
        {
            Assert.Equal(values[i] > 0 ? arrived[i] : 0, result.Gradient[i]);
            float relu = Math.Max(values[i], 0);
            float expected = bits == 32 ? relu : MathF.Floor(Math.Min(relu, 1) * 3 + 0.5f) / 3;
            Assert.Equal(expected, result.Effective[i], 1e-6);
        }
    }

    [Fact]
    public void FloatTwinOfBalancedWeights_IsTheirTanh()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 32);
        TensorSet weights = Models.Weights(spec);
        QuantizedResult result = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 3))["linear.weight"];
        ReadOnlySpan<float> values = weights.Get("linear.weight").Values;
        for (int i = 0; i < values.Length; i++) Assert.Equal(Gates.Tanh(values[i]), result.Effective[i]);
    }

    [Fact]
    public void ScaleOfALayer_IsSharedByInputAndRecurrentMatrix()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 4, cell: CellKind.Gru);
        TensorSet weights = Models.Weights(spec);
        Dictionary<string, QuantizedResult> results = LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, weights, 4));
        IReadOnlyList<RowScale> input = results["gru.weight_ih_l0"].Packed.Scales;
        Assert.Equal(["gru.scale_gates_l0", "gru.scale_candidate_l0"], input.Select(scale => scale.Name));
        Assert.Equal(input, results["gru.weight_hh_l0"].Packed.Scales);
        double sum = 0;
        foreach (string name in new[] { "gru.weight_ih_l0", "gru.weight_hh_l0" })
        {
            for (int row = 10; row < 15; row++)
            {
                foreach (float weight in weights.Get(name).Row(row)) sum += Math.Abs(Math.Tanh(weight));
            }
        }

        Assert.Equal(2.5 * sum / (5 * (7 + 5)), input[1].Scale, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Models_))]
    public void PackedValues_AreTheEffectiveWeightsOfTraining(Quantizer quantizer, int bits, CellKind cell)
    {
        ModelSpec spec = Models.Language(quantizer, bits, cell: cell);
        foreach ((_, QuantizedResult result) in LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, Models.Weights(spec), 3)))
        {
            QuantizedMatrix packed = result.Packed;
            float[] row = new float[packed.Columns];
            for (int r = 0; r < packed.Rows; r++)
            {
                packed.DequantizeRow(r, row);
                Assert.Equal(Bits(result.Effective.AsSpan(r * row.Length, row.Length).ToArray()), Bits(row));
                for (int c = 0; c < row.Length; c++) Assert.Equal(row[c], packed.Value(r, c));
            }

            Assert.Equal(Bits(row), Bits(result.LastRow));
        }
    }

    [Theory]
    [MemberData(nameof(Models_))]
    public void LaneTypesAndParts_GiveEqualBits(Quantizer quantizer, int bits, CellKind cell)
    {
        ModelSpec spec = Models.Language(quantizer, bits, size: 19, cell: cell);
        TensorSet weights = Models.Weights(spec);
        Dictionary<string, QuantizedResult> expected = LaneDispatch.Run(LaneWidth.Scalar32, new QuantizeModelCase(spec, weights, 1));
        foreach (LaneWidth width in LaneTypes.All)
        {
            foreach ((string name, QuantizedResult found) in LaneDispatch.Run(width, new QuantizeModelCase(spec, weights, 4)))
            {
                Assert.Equal(Bits(expected[name].Effective), Bits(found.Effective));
                Assert.Equal(Bits(expected[name].Gradient), Bits(found.Gradient));
                Assert.Equal(expected[name].Packed.Codes.ToArray(), found.Packed.Codes.ToArray());
                Assert.Equal(expected[name].Packed.Coefficients.ToArray(), found.Packed.Coefficients.ToArray());
                Assert.Equal(expected[name].Packed.Scales, found.Packed.Scales);
            }
        }
    }

    [Fact]
    public void WeightsOfZero_StayFinite()
    {
        ModelSpec spec = Models.Language(Quantizer.BalancedMean, 2);
        TensorSet zeros = new();
        foreach (Tensor tensor in Models.Weights(spec)) zeros.Add(new Tensor(tensor.Name, tensor.Shape, new float[tensor.Values.Length]));
        foreach ((_, QuantizedResult result) in LaneDispatch.Run(LaneTypes.Widest, new QuantizeModelCase(spec, zeros, 3)))
        {
            Assert.All(result.Effective, value => Assert.InRange(value, -1e-29f, 1e-29f));
        }
    }

    [Fact]
    public void BitsThatAQuantizerLacks_AreRefusedByName()
    {
        ModelSpec spec = Models.Language(Quantizer.Alternating, 5);
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => new ModelQuantizers(spec));
        Assert.Contains("embedding.weight", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Quantizer.BalancedMean)]
    [InlineData(Quantizer.BalancedMedian)]
    [InlineData(Quantizer.Alternating)]
    [InlineData(Quantizer.Refined)]
    [InlineData(Quantizer.BalancedEqual)]
    [InlineData(Quantizer.TernaryWeight)]
    [InlineData(Quantizer.Ternarization)]
    public void TrainingPass_AllocatesNothing(Quantizer quantizer)
    {
        ModelSpec spec = Models.Language(quantizer, 2);
        TensorSet weights = Models.Weights(spec);
        ModelQuantizers quantizers = new(spec);
        float[] effective = new float[400];
        for (int pass = 0; pass < 3; pass++)
        {
            Allocations.Settle();
            long before = Allocations.OfThisThread();
            for (int index = 0; index < quantizers.Matrices.Count; index++)
            {
                MatrixQuantizer matrix = quantizers.Matrices[index];
                Span<float> values = weights.Get(matrix.Tensor.Name).Values;
                for (int preparation = 0; preparation < quantizers.Preparations; preparation++)
                {
                    matrix.PrepareRows<Lanes256>(preparation, in values[0], 0, matrix.Rows);
                    quantizers.CompletePreparation(preparation);
                }

                matrix.QuantizeRows<Lanes256>(in values[0], ref effective[0], 0, matrix.Rows);
                matrix.BackwardRows<Lanes256>(in values[0], ref effective[0], 0, matrix.Rows);
            }

            if (pass == 2) Assert.Equal(before, Allocations.OfThisThread());
        }
    }

    private static int[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToInt32Bits);
}
