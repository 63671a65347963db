using System;
using System.Linq;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Bench.Baselines;

/// <summary>The float SIMD version of a whole model: an embedding or none, one recurrent layer, a linear layer or none.</summary>
internal sealed class FloatSimdModel
{
    private readonly Tensor? table;
    private readonly IFloatCell cell;
    private readonly FloatRows? linear;
    private readonly AlignedBuffer? sums;
    private readonly int outputs;

    /// <summary>Takes the effective float weights of <paramref name="spec"/>, as a packed model dequantizes them.</summary>
    public FloatSimdModel(ModelSpec spec, TensorSet weights)
    {
        outputs = spec.OutputSize;
        if (spec.Embedding is { } embedding) table = weights[ModelTensors.Qualified(embedding, "weight")];
        RecurrentSpec recurrent = spec.Layers.OfType<RecurrentSpec>().Single();
        cell = recurrent.Cell switch
        {
            CellKind.Lstm => new FloatSimdLstm(recurrent, weights),
            CellKind.Gru => new FloatSimdGru(recurrent, weights),
            _ => throw new NotSupportedException($"There is no float SIMD baseline for the cell {recurrent.Cell}."),
        };
        if (spec.Layers.OfType<LinearSpec>().SingleOrDefault() is not { } layer) return;
        linear = new FloatRows(1, layer.Outputs, layer.Input);
        FloatLayers.Fill(linear, weights[ModelTensors.Qualified(layer, "weight")], 0);
        FloatLayers.AddBias(linear, weights[ModelTensors.Qualified(layer, "bias")]);
        sums = new AlignedBuffer(linear.PaddedRows * sizeof(float));
    }

    /// <summary>One time step of a model of tokens.</summary>
    public void Step(int token, Span<float> output) => Step(table!.Row(token), output);

    /// <summary>One time step of a model of features.</summary>
    public void Step(ReadOnlySpan<float> input, Span<float> output)
    {
        cell.Step(input);
        if (linear is null || sums is null)
        {
            MemoryMarshal.CreateReadOnlySpan(ref cell.Hidden, outputs).CopyTo(output);
            return;
        }

        linear.Multiply(in cell.Hidden, ref sums.FloatsAt(0));
        MemoryMarshal.CreateReadOnlySpan(ref sums.FloatsAt(0), outputs).CopyTo(output);
    }
}
