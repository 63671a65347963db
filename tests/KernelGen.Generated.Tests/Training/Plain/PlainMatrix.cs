using System;
using System.Linq;
using KernelGen.Lanes;
using KernelGen.Quantization;

namespace KernelGen.Generated.Tests.Training.Plain;

/// <summary>A weight matrix with its effective values and the gradient by them.</summary>
internal sealed class PlainMatrix
{
    private readonly MatrixQuantizer quantizer;
    private readonly float[] weights;
    private readonly float[] effective;

    public PlainMatrix(MatrixQuantizer quantizer, float[] weights)
    {
        this.quantizer = quantizer;
        this.weights = weights;
        effective = new float[weights.Length];
        Gradient = new double[weights.Length];
    }

    public int Rows => quantizer.Rows;

    public int Columns => quantizer.Columns;

    public double[] Gradient { get; }

    /// <summary>Gathers what the scales need.</summary>
    public void Prepare(int pass) => quantizer.PrepareRows<Lanes32>(pass, in weights[0], 0, Rows);

    /// <summary>Finds the effective values, once the scales of all matrices are known.</summary>
    public void Quantize() => quantizer.QuantizeRows<Lanes32>(in weights[0], ref effective[0], 0, Rows);

    public double[] Row(int row) => [.. effective.AsSpan(row * Columns, Columns).ToArray().Select(value => (double)value)];

    /// <summary>W x for some rows.</summary>
    public double[] Times(double[] x, int first, int count)
    {
        double[] y = new double[count];
        for (int row = 0; row < count; row++)
            for (int column = 0; column < Columns; column++) y[row] += effective[(first + row) * Columns + column] * x[column];
        return y;
    }

    /// <summary>Adds dy^T x to the gradient and returns dy W.</summary>
    public double[] Back(double[] dy, double[] x, int first)
    {
        double[] dx = new double[Columns];
        for (int row = 0; row < dy.Length; row++)
        {
            for (int column = 0; column < Columns; column++)
            {
                int index = (first + row) * Columns + column;
                Gradient[index] += dy[row] * x[column];
                dx[column] += dy[row] * effective[index];
            }
        }

        return dx;
    }

    /// <summary>The gradient by the trained weights: through tanh or relu, straight through everything else.</summary>
    public double[] WeightGradient(bool isTable) => (quantizer.Weights.Method.BringsSigmoidCell, isTable) switch
    {
        (true, true) => [.. Gradient.Select((value, index) => weights[index] > 0 ? value : 0)],
        (true, false) => [.. Gradient.Select((value, index) => value * (1 - Math.Pow(Math.Tanh(weights[index]), 2)))],
        _ => Gradient,
    };
}
