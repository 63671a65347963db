using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Arithmetic;
using KernelGen.Spec;

namespace KernelGen.Training;

/// <summary>
/// Draws the weights before the first update: every tensor from a stream of random numbers of its own. Peepholes stay zero, so that a network begins
/// as the one without them; a layer of normalisation begins with gains of 1.
/// </summary>
internal static class ParameterInitialiser
{
    // Streams of what quantizers add, so that those of the tensors themselves are the same for every method.
    private const ulong FirstExtraStream = 1UL << 32;

    /// <summary>Fills the parameters of <paramref name="graph"/>.</summary>
    public static void Fill(TrainingGraph graph, InitialWeights weights, ulong seed)
    {
        Dictionary<string, Parameter> byName = graph.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        ulong stream = 0, extraStream = FirstExtraStream;
        foreach (LayerSpec layer in graph.Spec.AllLayers)
        {
            foreach (TensorSpec tensor in ModelTensors.Of(layer))
                Fill(layer, tensor, byName[tensor.Name].Values, weights, new CounterRandom(seed, stream++));

            if (layer is AttentionSpec { HasScoreWeights: true } attention && ModelTensors.ScoreWeights(attention) is var score)
                Fill(layer, score, byName[score.Name].Values, weights, new CounterRandom(seed, stream++));

            // A tensor that the layer lacks keeps its stream: the layers behind it begin as in a model that has it.
            stream += (ulong)ModelTensors.Vacant(layer).Count();
        }

        foreach (TrainedMatrix matrix in graph.Matrices)
            matrix.Quantizer.Initialise(matrix.Parameter.Values, new CounterRandom(seed, extraStream++));
    }

    private static void Fill(LayerSpec layer, TensorSpec tensor, Span<float> values, InitialWeights weights, CounterRandom random)
    {
        bool isBias = tensor.Columns == 0;
        switch (layer)
        {
            case EmbeddingSpec { Weights.Method.BringsSigmoidCell: true }:
                random.Fill(values, 0, 1);
                break;
            case EmbeddingSpec:
                random.Fill(values, -weights.EmbeddingRange, weights.EmbeddingRange);
                break;
            case RecurrentSpec { RecurrentWeights.Method.BringsSigmoidCell: true } recurrent when isBias:
                FillGateBias(recurrent, tensor, values);
                break;
            case RecurrentSpec recurrent:
                float range = weights.RecurrentRange > 0 ? weights.RecurrentRange : 1 / MathF.Sqrt(recurrent.Hidden);
                random.Fill(values, -range, range);
                break;
            case AttentionSpec attention:
                float bound = 1 / MathF.Sqrt(attention.Units);
                random.Fill(values, -bound, bound);
                break;
            case LinearSpec when !isBias:
                random.Fill(values, -weights.LinearRange, weights.LinearRange);
                break;
            case LayerNormSpec when tensor.Name == ModelTensors.Qualified(layer, "weight"):
                values.Fill(1);
                break;
        }
    }

    /// <summary>He et al. add 1 to the forget gate of an LSTM and begin the gates r, z of a GRU at 1; one of two biases carries it.</summary>
    private static void FillGateBias(RecurrentSpec layer, TensorSpec tensor, Span<float> values)
    {
        if (tensor.Name != ModelTensors.Qualified(layer, "bias_ih")) return;
        if (layer.Cell == CellKind.Lstm) values.Slice(layer.GateOf('f') * layer.Hidden, layer.Hidden).Fill(1);
        if (layer.Cell == CellKind.Gru) values[..(2 * layer.Hidden)].Fill(1);
    }
}
