using System;
using System.Linq;
using KernelGen.Formats;
using KernelGen.Spec;
using KernelGen.Tests.Quantization;

namespace KernelGen.Tests.Formats;

/// <summary>Specs and weights for tests.</summary>
internal static class Models
{
    /// <summary>Embedding, recurrent layer and output, every part quantized alike, but for an embedding that the method cannot code.</summary>
    public static ModelSpec Language(
        Quantizer quantizer, int bits, int vocabulary = 11, int size = 7, int hidden = 5, CellKind cell = CellKind.Lstm, ResetGate reset = ResetGate.After, bool bias = true)
    {
        WeightSpec weights = new(quantizer, bits);
        ActivationSpec hiddenActivation = bits == 32 ? ActivationSpec.Float
            : weights.Method.Activations == NumberFormat.BinaryCode ? ActivationSpec.BinaryCode(bits, quantizer)
            : ActivationSpec.Affine(bits, 0, 1);
        CellActivation activation = weights.Method.BringsSigmoidCell ? CellActivation.Sigmoid : CellActivation.Tanh;
        EmbeddingSpec embedding = new(
            "embedding", vocabulary, size, weights.Method.CodesEmbedding ? weights : new WeightSpec(Quantizer.FullPrecision, 32));
        string name = cell switch { CellKind.Lstm => "lstm", CellKind.Gru => "gru", _ => "rnn" };
        return new ModelSpec("Model", new EquatableArray<LayerSpec>(
            embedding,
            new RecurrentSpec(name, 0, cell, size, hidden, embedding.OutputActivation, weights, weights, hiddenActivation, activation, reset, bias),
            new LinearSpec("linear", hidden, vocabulary, hiddenActivation, weights, bias)));
    }

    /// <summary>Random weights of a model.</summary>
    public static TensorSet Weights(ModelSpec spec, int seed = 5)
    {
        TensorSet set = new();
        foreach (TensorSpec tensor in spec.Tensors)
        {
            float[] values = RandomRows.Gaussian((int)tensor.Count, seed + set.Count);
            Magnitudes.Settle(tensor, values);
            if (tensor.Columns == 0) set.Add(tensor.Name, values);
            else set.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
        }

        return set;
    }

    /// <summary>Words w0, w1, …</summary>
    public static string[] Words(int count) => Enumerable.Range(0, count).Select(token => FormattableString.Invariant($"w{token}é")).ToArray();
}
