using System;
using KernelGen.Bench.Baselines;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>
/// OpenBLAS: sgemv alone for a product; for an LSTM sgemv of [W U] with [x h] and gates by the functions of the C library, as one
/// writes it without more help.
/// </summary>
internal sealed unsafe class OpenBlasPeer(OpenBlas? library, bool columnMajor) : IPeer
{
    public string Name => "OpenBLAS";

    public string? Version => library is null ? null : $"{library.Version.Split(' ')[1]} as {library.CoreType}, {(columnMajor ? "sgemv_n" : "sgemv_t")}";

    public PeerRun? Bind(PeerNetwork network, PeerForm form, int steps)
    {
        if (library is null || form != PeerForm.Float || steps != 1 || network.Spec.Embedding is not null) return null;
        if (network.Recurrent is { Cell: CellKind.Lstm, Activation: CellActivation.Tanh } lstm) return BindLstm(network, lstm);
        return network.Recurrent is null && network.Linear is { } linear ? BindProduct(network, linear) : null;
    }

    private PeerRun BindProduct(PeerNetwork network, LinearSpec layer)
    {
        float[] x = Pinned(layer.Input), y = Pinned(layer.Outputs);
        float[] matrix = Arranged(layer.Outputs, layer.Input, network.Tensor(layer, "weight"));
        return new PeerRun(
            call =>
            {
                network.Features(call, 1, x);
                Multiply(matrix, layer.Outputs, layer.Input, x, y);
            },
            y);
    }

    private PeerRun BindLstm(PeerNetwork network, RecurrentSpec layer)
    {
        int hidden = layer.Hidden, columns = layer.Input + hidden, rows = 4 * hidden;
        float[] input = network.Tensor(layer, "weight_ih"), recurrent = network.Tensor(layer, "weight_hh");
        float[] first = network.Bias(layer, "bias_ih", rows), second = network.Bias(layer, "bias_hh", rows), joined = new float[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            input.AsSpan(row * layer.Input, layer.Input).CopyTo(joined.AsSpan(row * columns));
            recurrent.AsSpan(row * hidden, hidden).CopyTo(joined.AsSpan(row * columns + layer.Input));
            first[row] += second[row];
        }

        float[] matrix = Arranged(rows, columns, joined), x = Pinned(columns), sums = Pinned(rows), cell = new float[hidden], output = new float[hidden];
        return new PeerRun(
            call =>
            {
                network.Features(call, 1, x);
                Multiply(matrix, rows, columns, x, sums);
                for (int unit = 0; unit < hidden; unit++)
                {
                    float i = Sigmoid(sums[unit] + first[unit]), f = Sigmoid(sums[hidden + unit] + first[hidden + unit]);
                    float g = MathF.Tanh(sums[2 * hidden + unit] + first[2 * hidden + unit]);
                    float o = Sigmoid(sums[3 * hidden + unit] + first[3 * hidden + unit]);
                    cell[unit] = f * cell[unit] + i * g;
                    output[unit] = x[layer.Input + unit] = o * MathF.Tanh(cell[unit]);
                }
            },
            output);
    }

    /// <summary>A matrix as the chosen kernel reads it.</summary>
    private float[] Arranged(int rows, int columns, float[] values)
    {
        float[] arranged = Pinned(values.Length);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                arranged[columnMajor ? column * rows + row : row * columns + column] = values[row * columns + column];
        }

        return arranged;
    }

    private void Multiply(float[] matrix, int rows, int columns, float[] x, float[] y)
    {
        fixed (float* a = matrix, v = x, result = y) library!.MultiplyVector(rows, columns, a, columnMajor, v, 0, result);
    }

    private static float[] Pinned(int count) => GC.AllocateArray<float>(count, pinned: true);

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
