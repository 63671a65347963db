using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Integers;
using KernelGen.Spec;
using KernelGen.Tests.Generic.Integer;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>Layer normalisation of W x + U h in the generic runtime, against its equations in double precision.</summary>
public sealed class SumNormTests
{
    private const int Hidden = IntegerNetworks.Hidden;

    private static readonly ModelSpec spec = WithoutLinear(IntegerNetworks.Tables(CellKind.Lstm, ProductNorm.Sum));

    [Fact]
    public void StepsOfAnLstm_AreThoseOfItsEquations()
    {
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 5);
        var model = new GenericModel(PackedModel.Pack(Calibration.TwinOf(spec), weights));
        GenericState state = model.CreateState();
        float[] output = new float[Hidden];
        double[] h = new double[Hidden], c = new double[Hidden];
        foreach (int token in (int[])[3, 1, 4, 1, 5, 9, 2, 6])
        {
            model.Step(token, state, output);
            Step(weights, token, h, c);
            for (int unit = 0; unit < Hidden; unit++) Assert.Equal(h[unit], output[unit], 1e-5);
        }
    }

    [Fact]
    public void Calibration_KeepsTheGreatestSumBeforeItIsNormalised()
    {
        TensorSet weights = RandomTensors.Of(Calibration.TwinOf(spec), 5);
        int[] tokens = [.. Enumerable.Range(0, 70).Select(step => step * step % IntegerNetworks.Vocabulary)];
        double[] h = new double[Hidden], c = new double[Hidden];
        double greatest = tokens.Max(token => Step(weights, token, h, c));
        Assert.Equal(greatest, Calibration.Observe(spec, weights, [tokens])["cell.range_sum_l0"].Values[0], 1e-5);
    }

    [Fact]
    public void AGru_IsRefusedByName()
    {
        ModelSpec gru = Calibration.TwinOf(IntegerNetworks.Tables(CellKind.Gru, ProductNorm.Sum));
        var packed = PackedModel.Pack(gru, RandomTensors.Of(gru, 5));
        Assert.Contains("cell.weight_hh_l0: the sums of a GRU are not normalised", Assert.Throws<NotSupportedException>(() => new GenericModel(packed)).Message, StringComparison.Ordinal);
    }

    /// <summary>One step in double precision.</summary>
    /// <returns>The greatest magnitude of W x + U h.</returns>
    private static double Step(TensorSet weights, int token, double[] h, double[] c)
    {
        double[] sums = [.. Enumerable.Range(0, 4 * Hidden).Select(row =>
            Row("weight_ih", row, IntegerNetworks.Size).Select((weight, column) => weight * weights["embedding.weight"].Values[token * IntegerNetworks.Size + column]).Sum()
            + Row("weight_hh", row, Hidden).Select((weight, column) => weight * h[column]).Sum())];
        double[] pre = new double[sums.Length];
        for (int gate = 0; gate < 4; gate++)
        {
            double[] own = sums[(gate * Hidden)..((gate + 1) * Hidden)];
            double mean = own.Average(), deviation = Math.Sqrt(own.Average(value => (value - mean) * (value - mean)) + KernelGen.Arithmetic.LayerNorm.Epsilon);
            for (int unit = 0; unit < Hidden; unit++)
            {
                int row = gate * Hidden + unit;
                pre[row] = (own[unit] - mean) / deviation * Vector("gain_sum", row) + Vector("bias_ih", row) + Vector("bias_hh", row);
            }
        }

        for (int unit = 0; unit < Hidden; unit++)
        {
            c[unit] = Sigmoid(pre[Hidden + unit]) * c[unit] + Sigmoid(pre[unit]) * Math.Tanh(pre[2 * Hidden + unit]);
            h[unit] = Sigmoid(pre[3 * Hidden + unit]) * Math.Tanh(c[unit]);
        }

        return sums.Max(Math.Abs);

        double Vector(string name, int row) => weights[$"cell.{name}_l0"].Values[row];

        double[] Row(string name, int row, int columns) => [.. weights[$"cell.{name}_l0"].Values.Slice(row * columns, columns).ToArray().Select(value => (double)value)];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static ModelSpec WithoutLinear(ModelSpec model) => model with { Layers = new EquatableArray<LayerSpec>([.. model.Layers.Where(layer => layer is not LinearSpec)]) };
}
