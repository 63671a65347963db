using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Bench.Baselines;
using KernelGen.Spec;

namespace KernelGen.Bench.Peers;

/// <summary>
/// OpenBLAS: sgemv alone for a product; for an LSTM sgemv of [W U] with [x h], row-major as on the reference page, and gates by
/// polynomials, eight units at a time.
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
                Multiply(matrix, layer.Outputs, layer.Input, columnMajor, x, 0, y);
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

        float[] matrix = Pinned(joined.Length), x = Pinned(columns), sums = Pinned(rows), cell = new float[hidden], output = new float[hidden];
        joined.CopyTo(matrix, 0);
        return new PeerRun(
            call =>
            {
                network.Features(call, 1, x);
                first.CopyTo(sums, 0);
                Multiply(matrix, rows, columns, false, x, 1, sums);
                Gates(ref sums[0], ref cell[0], ref x[layer.Input], hidden);
                x.AsSpan(layer.Input).CopyTo(output);
            },
            output);
    }

    private static void Gates(ref float sums, ref float cell, ref float hidden, int units)
    {
        Vector256<float> slopes = Vector256.Create(2f);
        nuint unit = 0, count = (nuint)units;
        for (; unit + 8 <= count; unit += 8)
        {
            Vector256<float> i = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, unit));
            Vector256<float> f = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, count + unit));
            Vector256<float> g = FloatGates256.OfCell(Vector256.LoadUnsafe(ref sums, 2 * count + unit), slopes);
            Vector256<float> o = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, 3 * count + unit));
            Vector256<float> c = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref cell, unit), i * g);
            c.StoreUnsafe(ref cell, unit);
            (o * FloatGates256.OfCell(c, slopes)).StoreUnsafe(ref hidden, unit);
        }

        for (; unit < count; unit++)
        {
            float i = Sigmoid(Unsafe.Add(ref sums, unit)), f = Sigmoid(Unsafe.Add(ref sums, count + unit));
            float g = MathF.Tanh(Unsafe.Add(ref sums, 2 * count + unit)), o = Sigmoid(Unsafe.Add(ref sums, 3 * count + unit));
            ref float c = ref Unsafe.Add(ref cell, unit);
            c = f * c + i * g;
            Unsafe.Add(ref hidden, unit) = o * MathF.Tanh(c);
        }
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

    private void Multiply(float[] matrix, int rows, int columns, bool byColumns, float[] x, float beta, float[] y)
    {
        fixed (float* a = matrix, v = x, result = y) library!.MultiplyVector(rows, columns, a, byColumns, v, beta, result);
    }

    private static float[] Pinned(int count) => GC.AllocateArray<float>(count, pinned: true);

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}
