using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Baselines;

/// <summary>The float GRU of the same kind as <see cref="FloatSimdLstm"/>; it resets after the product, as PyTorch does.</summary>
internal sealed class FloatSimdGru : IFloatCell
{
    private const int Gates = 3;
    private readonly FloatRows inputProduct;
    private readonly FloatRows recurrentProduct;
    private readonly AlignedBuffer inputSums;
    private readonly AlignedBuffer recurrentSums;
    private readonly AlignedBuffer state;
    private readonly float slope;

    /// <summary>Takes the weights of <paramref name="layer"/> by their PyTorch names.</summary>
    public FloatSimdGru(RecurrentSpec layer, TensorSet weights)
    {
        if (layer.Reset != ResetGate.After) throw new NotSupportedException("This baseline resets after the product.");
        slope = layer.Activation == CellActivation.Sigmoid ? 1 : 2;
        inputProduct = new FloatRows(Gates, layer.Hidden, layer.Input);
        recurrentProduct = new FloatRows(Gates, layer.Hidden, layer.Hidden);
        FloatLayers.Fill(inputProduct, weights[ModelTensors.Qualified(layer, "weight_ih")], 0);
        FloatLayers.AddBias(inputProduct, weights[ModelTensors.Qualified(layer, "bias_ih")]);
        FloatLayers.Fill(recurrentProduct, weights[ModelTensors.Qualified(layer, "weight_hh")], 0);
        FloatLayers.AddBias(recurrentProduct, weights[ModelTensors.Qualified(layer, "bias_hh")]);
        inputSums = new AlignedBuffer(inputProduct.PaddedRows * sizeof(float));
        recurrentSums = new AlignedBuffer(recurrentProduct.PaddedRows * sizeof(float));
        state = new AlignedBuffer(inputProduct.GateStride * sizeof(float));
        MemoryMarshal.CreateSpan(ref Hidden, layer.Hidden).Fill(layer.InitialState);
    }

    /// <inheritdoc/>
    public ref float Hidden => ref state.FloatsAt(0);

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> input)
    {
        inputProduct.Multiply(in MemoryMarshal.GetReference(input), ref inputSums.FloatsAt(0));
        recurrentProduct.Multiply(in Hidden, ref recurrentSums.FloatsAt(0));
        nuint stride = (nuint)inputProduct.GateStride;
        if (Vector512.IsHardwareAccelerated) Cell512(ref inputSums.FloatsAt(0), ref recurrentSums.FloatsAt(0), ref Hidden, stride, slope);
        else Cell256(ref inputSums.FloatsAt(0), ref recurrentSums.FloatsAt(0), ref Hidden, stride, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cell512(ref float fromInput, ref float fromHidden, ref float hidden, nuint stride, float slope)
    {
        Vector512<float> slopes = Vector512.Create(slope);
        for (nuint unit = 0; unit < stride; unit += 16)
        {
            Vector512<float> r = FloatGates512.Sigmoid(Vector512.LoadUnsafe(ref fromInput, unit) + Vector512.LoadUnsafe(ref fromHidden, unit));
            Vector512<float> z = FloatGates512.Sigmoid(
                Vector512.LoadUnsafe(ref fromInput, stride + unit) + Vector512.LoadUnsafe(ref fromHidden, stride + unit));
            Vector512<float> n = Vector512.FusedMultiplyAdd(
                r, Vector512.LoadUnsafe(ref fromHidden, 2 * stride + unit), Vector512.LoadUnsafe(ref fromInput, 2 * stride + unit));
            n = FloatGates512.OfCell(n, slopes);
            Vector512.FusedMultiplyAdd(z, Vector512.LoadUnsafe(ref hidden, unit) - n, n).StoreUnsafe(ref hidden, unit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Cell256(ref float fromInput, ref float fromHidden, ref float hidden, nuint stride, float slope)
    {
        Vector256<float> slopes = Vector256.Create(slope);
        for (nuint unit = 0; unit < stride; unit += 8)
        {
            Vector256<float> r = FloatGates256.Sigmoid(Vector256.LoadUnsafe(ref fromInput, unit) + Vector256.LoadUnsafe(ref fromHidden, unit));
            Vector256<float> z = FloatGates256.Sigmoid(
                Vector256.LoadUnsafe(ref fromInput, stride + unit) + Vector256.LoadUnsafe(ref fromHidden, stride + unit));
            Vector256<float> n = Vector256.FusedMultiplyAdd(
                r, Vector256.LoadUnsafe(ref fromHidden, 2 * stride + unit), Vector256.LoadUnsafe(ref fromInput, 2 * stride + unit));
            n = FloatGates256.OfCell(n, slopes);
            Vector256.FusedMultiplyAdd(z, Vector256.LoadUnsafe(ref hidden, unit) - n, n).StoreUnsafe(ref hidden, unit);
        }
    }
}
