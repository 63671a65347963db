using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>Coded layers against the same equations in doubles over dequantized weights and activations.</summary>
public sealed class QuantizedLayersTests
{
    private const int Vocabulary = 11, Size = 13, Hidden = 9, Outputs = 7;

    public static TheoryData<Quantizer, int, int> Formats => new()
    {
        { Quantizer.BalancedMean, 4, 4 },
        { Quantizer.BalancedMean, 1, 3 },
        { Quantizer.BalancedMedian, 2, 3 },
        { Quantizer.BalancedMean, 8, 8 },
        { Quantizer.BalancedMean, 16, 16 },
        { Quantizer.BalancedMean, 12, 16 },
        { Quantizer.BalancedMean, 8, 16 },
        { Quantizer.BalancedMean, 16, 8 },
        { Quantizer.BalancedMean, 16, 32 },
        { Quantizer.BalancedMean, 3, 32 },
        { Quantizer.BalancedMean, 32, 2 },
        { Quantizer.Alternating, 2, 2 },
        { Quantizer.Alternating, 3, 1 },
        { Quantizer.Alternating, 2, 32 },
        { Quantizer.Alternating, 32, 3 },
        { Quantizer.FullPrecision, 32, 32 },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Lstm_AgreesWithItsDequantizedEquations(Quantizer quantizer, int weightBits, int bits)
    {
        PackedModel packed = Pack(CellKind.Lstm, quantizer, weightBits, bits);
        RecurrentSpec lstm = (RecurrentSpec)packed.Spec.Layers[1];
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        float[] logits = new float[Outputs];
        for (int t = 0; t < 5; t++)
        {
            double[] h = Doubles(state.Hidden(1)), c = Doubles(state.Cell(1));
            model.Step((3 * t + 1) % Vocabulary, state, logits);
            double[] x = Doubles(state.LayerIntegers(0).Values);
            double[] pre = Sum(Product(packed, "lstm.weight_ih_l0", x), Product(packed, "lstm.weight_hh_l0", h), packed.Bias(packed.Spec.Layers[1]));
            for (int j = 0; j < Hidden; j++)
            {
                double g = Activate(lstm.Activation, pre[2 * Hidden + j]);
                double cell = Sigmoid(pre[Hidden + j]) * c[j] + Sigmoid(pre[j]) * g;
                double output = Sigmoid(pre[3 * Hidden + j]) * Activate(lstm.Activation, cell);
                Assert.Equal(cell, state.Cell(1)[j], 1e-5);
                if (lstm.HiddenActivation.Format != NumberFormat.BinaryCode)
                    Assert.Equal(output, state.Hidden(1)[j], HalfStep(lstm.HiddenActivation) + 1e-5);
            }

            double[] expected = Sum(Product(packed, "linear.weight", Doubles(state.Hidden(1))), new double[Outputs], packed.Bias(packed.Spec.Layers[2]));
            for (int r = 0; r < Outputs; r++) Assert.Equal(expected[r], logits[r], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void IntegerProducts_AreThoseOfTheCodes(Quantizer quantizer, int weightBits, int bits)
    {
        PackedModel packed = Pack(CellKind.Lstm, quantizer, weightBits, bits);
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        model.Step(5, state, new float[Outputs]);
        QuantizedMatrix matrix = packed.Matrix("linear.weight");
        LayerIntegers hidden = state.LayerIntegers(1);
        ReadOnlySpan<long> dots = state.LayerIntegers(2).InputDots;
        Assert.Equal(Outputs * matrix.Planes * hidden.Planes, dots.Length);
        int index = 0;
        for (int r = 0; r < Outputs; r++)
        {
            for (int p = 0; p < matrix.Planes; p++)
            {
                for (int q = 0; q < hidden.Planes; q++)
                {
                    long dot = 0;
                    for (int k = 0; k < Hidden; k++) dot += (long)(2 * matrix.Code(p, r, k) - matrix.Zero2) * hidden.Integers(q)[k];
                    Assert.Equal(dot, dots[index++]);
                }
            }
        }
    }

    [Theory]
    [InlineData(ResetGate.After, Quantizer.BalancedMean, 4)]
    [InlineData(ResetGate.Before, Quantizer.BalancedMean, 4)]
    [InlineData(ResetGate.After, Quantizer.Alternating, 2)]
    [InlineData(ResetGate.Before, Quantizer.Alternating, 2)]
    [InlineData(ResetGate.Before, Quantizer.FullPrecision, 32)]
    public void Gru_WithFloatStateAgreesWithItsDequantizedEquations(ResetGate reset, Quantizer quantizer, int weightBits)
    {
        PackedModel packed = Pack(CellKind.Gru, quantizer, weightBits, 32, reset);
        RecurrentSpec gru = (RecurrentSpec)packed.Spec.Layers[1];
        GenericModel model = new(packed);
        GenericState state = model.CreateState();
        for (int t = 0; t < 5; t++)
        {
            double[] h = Doubles(state.Hidden(1));
            model.Step((3 * t + 1) % Vocabulary, state, new float[Outputs]);
            double[] x = Doubles(state.LayerIntegers(0).Values);
            double[] input = Sum(Product(packed, "gru.weight_ih_l0", x), new double[3 * Hidden], packed.Bias(packed.Spec.Layers[1]));
            double[] recurrent = Product(packed, "gru.weight_hh_l0", h);
            double[] r = Gate(input, recurrent, 0), z = Gate(input, recurrent, Hidden);
            double[] interlink = Product(packed, "gru.weight_hh_l0", h.Zip(r, static (a, b) => a * b).ToArray());
            for (int j = 0; j < Hidden; j++)
            {
                int row = 2 * Hidden + j;
                double candidate = reset == ResetGate.Before
                    ? input[row] + interlink[row]
                    : input[row] + r[j] * (recurrent[row] + packed.CandidateBias(packed.Spec.Layers[1])[j]);
                double n = Activate(gru.Activation, candidate);
                Assert.Equal(z[j] * h[j] + (1 - z[j]) * n, state.Hidden(1)[j], 1e-5);
            }
        }
    }

    private static PackedModel Pack(CellKind cell, Quantizer quantizer, int weightBits, int bits, ResetGate reset = ResetGate.After)
    {
        WeightSpec weights = new(quantizer, weightBits);
        CellActivation activation = weights.Method.BringsSigmoidCell ? CellActivation.Sigmoid : CellActivation.Tanh;
        ActivationSpec states = bits == 32 ? ActivationSpec.Float
            : quantizer == Quantizer.Alternating ? ActivationSpec.BinaryCode(bits)
            : ActivationSpec.Affine(bits, 0, 1);
        EmbeddingSpec embedding = new("embedding", Vocabulary, Size, new WeightSpec(quantizer, bits));
        ModelSpec spec = new("Model", new(
            embedding,
            Layers.Recurrent(
                cell, Size, Hidden, weights, embedding.OutputActivation, states, activation, reset,
                name: cell == CellKind.Lstm ? "lstm" : "gru"),
            new LinearSpec("linear", Hidden, Outputs, states, weights, true)));
        return PackedModel.Pack(spec, RandomTensors.Of(spec, seed: 1));
    }

    private static double[] Product(PackedModel packed, string name, double[] x)
    {
        QuantizedMatrix matrix = packed.Matrix(name);
        return Enumerable.Range(0, matrix.Rows)
            .Select(r => Enumerable.Range(0, matrix.Columns).Sum(k => matrix.Value(r, k) * x[k]))
            .ToArray();
    }

    private static double[] Sum(double[] left, double[] right, ReadOnlySpan<float> bias)
    {
        double[] sum = new double[left.Length];
        for (int i = 0; i < sum.Length; i++) sum[i] = left[i] + right[i] + bias[i];
        return sum;
    }

    private static double[] Gate(double[] input, double[] recurrent, int first) =>
        Enumerable.Range(first, Hidden).Select(row => Sigmoid(input[row] + recurrent[row])).ToArray();

    private static double[] Doubles(ReadOnlySpan<float> values) => values.ToArray().Select(static v => (double)v).ToArray();

    private static double HalfStep(ActivationSpec activation) =>
        activation.Format == NumberFormat.Affine ? activation.Step / 2 : 0;

    private static double Activate(CellActivation activation, double x) =>
        activation == CellActivation.Sigmoid ? Sigmoid(x) : Math.Tanh(x);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
