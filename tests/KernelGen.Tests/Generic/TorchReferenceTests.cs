using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Generic;
using KernelGen.Spec;
using KernelGen.Tests.TorchReference;
using Xunit;

namespace KernelGen.Tests.Generic;

/// <summary>Float layers against PyTorch, from hidden states and cells that are not zero.</summary>
public sealed class TorchReferenceTests
{
    [Theory]
    [InlineData("rnn_tanh", CellKind.Rnn, CellActivation.Tanh)]
    [InlineData("rnn_relu", CellKind.Rnn, CellActivation.Relu)]
    [InlineData("lstm", CellKind.Lstm, CellActivation.Tanh)]
    [InlineData("lstm_2layer", CellKind.Lstm, CellActivation.Tanh)]
    [InlineData("gru", CellKind.Gru, CellActivation.Tanh)]
    [InlineData("gru_2layer", CellKind.Gru, CellActivation.Tanh)]
    public void FloatLayers_AgreeWithPyTorch(string name, CellKind cell, CellActivation activation)
    {
        TorchReferenceFile file = TorchReferenceFile.Read(name);
        GenericModel model = new(PackedModel.Pack(SpecOf(file, cell, activation), WeightsOf(file)));
        int[] shape = file.Shape("x");
        (int steps, int batch, int features) = (shape[0], shape[1], shape[2]);
        int hidden = file.Number("hidden_size"), layers = file.Number("layers");
        float[] x = file.Floats("x"), y = file.Floats("y"), hn = file.Floats("hn"), h0 = file.Floats("h0");
        float[] cn = cell == CellKind.Lstm ? file.Floats("cn") : [], c0 = cell == CellKind.Lstm ? file.Floats("c0") : [];
        float[] output = new float[hidden];
        for (int b = 0; b < batch; b++)
        {
            GenericState state = model.CreateState();
            for (int layer = 0; layer < layers; layer++)
            {
                state.SetHidden(layer, h0.AsSpan((layer * batch + b) * hidden, hidden));
                if (c0.Length > 0) state.SetCell(layer, c0.AsSpan((layer * batch + b) * hidden, hidden));
            }

            for (int t = 0; t < steps; t++)
            {
                model.Step(x.AsSpan((t * batch + b) * features, features), state, output);
                AssertClose(y.AsSpan((t * batch + b) * hidden, hidden), output);
            }

            for (int layer = 0; layer < layers; layer++)
            {
                AssertClose(hn.AsSpan((layer * batch + b) * hidden, hidden), state.Hidden(layer));
                if (cn.Length > 0) AssertClose(cn.AsSpan((layer * batch + b) * hidden, hidden), state.Cell(layer));
            }
        }
    }

    [Theory]
    [InlineData("lstm_bidirectional", CellKind.Lstm)]
    [InlineData("gru_bidirectional", CellKind.Gru)]
    public void PairsOfDirections_AgreeWithPyTorch(string name, CellKind cell)
    {
        TorchReferenceFile file = TorchReferenceFile.Read(name);
        int[] shape = file.Shape("x");
        (int steps, int batch, int features) = (shape[0], shape[1], shape[2]);
        int hidden = file.Number("hidden_size");
        RecurrentSpec forward = Layers.Recurrent(cell, features, hidden) with { Direction = LayerDirection.Forward };
        ModelSpec spec = new("Reference", new(forward, forward with { Direction = LayerDirection.Backward }));
        GenericModel model = new(PackedModel.Pack(spec, WeightsOf(file)));
        float[] x = file.Floats("x"), y = file.Floats("y"), h0 = file.Floats("h0");
        float[] c0 = cell == CellKind.Lstm ? file.Floats("c0") : [];
        for (int b = 0; b < batch; b++)
        {
            GenericState state = model.CreateState();
            for (int layer = 0; layer < 2; layer++)
            {
                state.SetHidden(layer, h0.AsSpan((layer * batch + b) * hidden, hidden));
                if (c0.Length > 0) state.SetCell(layer, c0.AsSpan((layer * batch + b) * hidden, hidden));
            }

            CodedVector[] inputs = new CodedVector[steps];
            for (int t = 0; t < steps; t++)
            {
                inputs[t] = new CodedVector(ActivationSpec.Float, features);
                x.AsSpan((t * batch + b) * features, features).CopyTo(inputs[t].Values);
            }

            CodedVector[] outputs = WholeSequence.Run(model, state, inputs, first: 0);
            for (int t = 0; t < steps; t++)
                AssertClose(y.AsSpan((t * batch + b) * 2 * hidden, 2 * hidden), outputs[t].Values.AsSpan(0, 2 * hidden));
        }
    }

    private static ModelSpec SpecOf(TorchReferenceFile file, CellKind cell, CellActivation activation) => new(
        "Reference",
        new(Enumerable.Range(0, file.Number("layers")).Select(index => (LayerSpec)Layers.Recurrent(
            cell,
            index == 0 ? file.Number("input_size") : file.Number("hidden_size"),
            file.Number("hidden_size"),
            index: index,
            activation: activation)).ToArray()));

    private static TensorSet WeightsOf(TorchReferenceFile file)
    {
        TensorSet tensors = new();
        foreach (string name in file.Names("weights"))
        {
            int[] shape = file.Shape($"weights.{name}");
            float[] values = file.Floats($"weights.{name}");
            if (shape.Length == 2) tensors.Add(name, shape[0], shape[1], values);
            else tensors.Add(name, values);
        }

        return tensors;
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-5f);
    }
}
