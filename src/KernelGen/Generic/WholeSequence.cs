using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Runs a model over whole sequences, layer after layer, each from its initial state: what a layer needs that reads from the last time step to
/// the first.
/// </summary>
internal static class WholeSequence
{
    /// <summary>What the last layer puts out at every time step.</summary>
    /// <param name="model">The model.</param>
    /// <param name="state">A state before the first step; its layers are used up.</param>
    /// <param name="inputs">What enters the first layer behind an embedding, or the embedding's rows, a vector a time step.</param>
    /// <param name="first">The first layer to run: 1 behind an embedding.</param>
    public static CodedVector[] Run(GenericModel model, GenericState state, CodedVector[] inputs, int first)
    {
        CodedVector[] entering = inputs, outputs = inputs;
        for (int layer = first; layer < model.Spec.Layers.Count; layer++)
        {
            if (model.Spec.Layers[layer] is not RecurrentSpec { Direction: LayerDirection.Backward } pair)
            {
                entering = outputs;
                outputs = Run(model.Layer(layer), state.Layer(layer), entering);
                continue;
            }

            // The partner's outputs are those of the round before; both read the same.
            CodedVector[] backward = Run(model.Layer(layer), state.Layer(layer), [.. entering.Reverse()]);
            Array.Reverse(backward);
            CodedVector[] forward = outputs;
            outputs = [.. forward.Select((h, step) => CodedVector.Join(h, backward[step], pair.OutputActivation, pair.AddsInput ? entering[step] : null))];
        }

        return outputs;
    }

    private static CodedVector[] Run(GenericLayer layer, LayerState state, CodedVector[] inputs)
    {
        CodedVector[] outputs = new CodedVector[inputs.Length];
        for (int step = 0; step < inputs.Length; step++)
        {
            layer.Step(inputs[step], state);
            outputs[step] = state.Output.Clone();
        }

        return outputs;
    }
}
