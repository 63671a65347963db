using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Baselines;

/// <summary>
/// The float LSTM that a careful person would write by hand: [W U] as one matrix, one product with [x h], gates fused into
/// one pass over the units. tanh, or sigmoid in its place as He et al. have it.
/// </summary>
internal sealed class FloatSimdLstm : IFloatCell
{
    private const int Gates = 4;
    private readonly FloatRows product;
    private readonly AlignedBuffer vector;
    private readonly AlignedBuffer sums;
    private readonly AlignedBuffer cell;
    private readonly int input;
    private readonly int hidden;
    private readonly float slope;

    /// <summary>Takes the weights of <paramref name="layer"/> by their PyTorch names.</summary>
    public FloatSimdLstm(RecurrentSpec layer, TensorSet weights)
    {
        input = layer.Input;
        hidden = layer.Hidden;
        slope = layer.Activation == CellActivation.Sigmoid ? 1 : 2;
        product = new FloatRows(Gates, hidden, input + hidden);
        FloatLayers.Fill(product, weights[ModelTensors.Qualified(layer, "weight_ih")], 0);
        FloatLayers.Fill(product, weights[ModelTensors.Qualified(layer, "weight_hh")], input);
        FloatLayers.AddBias(product, weights[ModelTensors.Qualified(layer, "bias_ih")]);
        FloatLayers.AddBias(product, weights[ModelTensors.Qualified(layer, "bias_hh")]);
        vector = new AlignedBuffer((input + product.GateStride) * sizeof(float));
        sums = new AlignedBuffer(product.PaddedRows * sizeof(float));
        cell = new AlignedBuffer(product.GateStride * sizeof(float));
        MemoryMarshal.CreateSpan(ref Hidden, hidden).Fill(layer.InitialState);
        MemoryMarshal.CreateSpan(ref cell.FloatsAt(0), hidden).Fill(layer.InitialState);
    }

    /// <inheritdoc/>
    public ref float Hidden => ref vector.FloatsAt(input * sizeof(float));

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> input)
    {
        input.CopyTo(MemoryMarshal.CreateSpan(ref vector.FloatsAt(0), this.input));
        product.Multiply(in vector.FloatsAt(0), ref sums.FloatsAt(0));
        nuint stride = (nuint)product.GateStride;
        if (Vector512.IsHardwareAccelerated) Cell512(ref sums.FloatsAt(0), ref cell.FloatsAt(0), ref Hidden, stride, slope);
        else Cell256(ref sums.FloatsAt(0), ref cell.FloatsAt(0), ref Hidden, stride, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cell512(ref float sums, ref float cell, ref float hidden, nuint stride, float slope)
    {
        Vector512<float> slopes = Vector512.Create(slope);
        for (nuint unit = 0; unit < stride; unit += 16)
        {
            Vector512<float> i = FloatGates512.Sigmoid(Vector512.LoadUnsafe(ref sums, unit));
            Vector512<float> f = FloatGates512.Sigmoid(Vector512.LoadUnsafe(ref sums, stride + unit));
            Vector512<float> g = Vector512.LoadUnsafe(ref sums, 2 * stride + unit);
            Vector512<float> o = FloatGates512.Sigmoid(Vector512.LoadUnsafe(ref sums, 3 * stride + unit));
            g = FloatGates512.OfCell(g, slopes);
            Vector512<float> c = Vector512.FusedMultiplyAdd(f, Vector512.LoadUnsafe(ref cell, unit), i * g);
            c.StoreUnsafe(ref cell, unit);
            (o * FloatGates512.OfCell(c, slopes)).StoreUnsafe(ref hidden, unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cell256(ref float sums, ref float cell, ref float hidden, nuint stride, float slope)
    {
        Vector256<float> slopes = Vector256.Create(slope);
        for (nuint unit = 0; unit < stride; unit += 8)
        {
            Vector256<float> i = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, unit));
            Vector256<float> f = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, stride + unit));
            Vector256<float> g = Vector256.LoadUnsafe(ref sums, 2 * stride + unit);
            Vector256<float> o = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref sums, 3 * stride + unit));
            g = FloatGates256.OfCell(g, slopes);
            Vector256<float> c = Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref cell, unit), i * g);
            c.StoreUnsafe(ref cell, unit);
            (o * FloatGates256.OfCell(c, slopes)).StoreUnsafe(ref hidden, unit);
        }
    }
}
