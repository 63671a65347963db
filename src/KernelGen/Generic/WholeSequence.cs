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
    /// <param name="stepped">Is told of every time step of every layer, once it stands in the state; null for none.</param>
    public static CodedVector[] Run(GenericModel model, GenericState state, CodedVector[] inputs, int first, Action<GenericState, int>? stepped = null)
    {
        CodedVector[] entering = inputs, outputs = inputs;
        for (int layer = first; layer < model.Spec.Layers.Count; layer++)
        {
            if (model.Spec.Layers[layer] is not RecurrentSpec { Direction: LayerDirection.Backward } pair)
            {
                entering = outputs;
                outputs = Run(model, state, layer, entering, stepped);
                continue;
            }

            // The partner's outputs are those of the round before; both read the same.
            CodedVector[] backward = Run(model, state, layer, [.. entering.Reverse()], stepped);
            Array.Reverse(backward);
            CodedVector[] forward = outputs;
            outputs = [.. forward.Select((h, step) => CodedVector.Join(h, backward[step], pair.OutputActivation, pair.AddsInput ? entering[step] : null))];
            foreach (CodedVector joined in pair.AddsInput ? outputs : [])
            {
                ((RecurrentState)state.Layer(layer)).Joined = joined;
                stepped?.Invoke(state, layer);
            }
        }

        return outputs;
    }

    private static CodedVector[] Run(GenericModel model, GenericState state, int layer, CodedVector[] inputs, Action<GenericState, int>? stepped)
    {
        CodedVector[] outputs = new CodedVector[inputs.Length];
        for (int step = 0; step < inputs.Length; step++)
        {
            model.Layer(layer).Step(inputs[step], state.Layer(layer));
            stepped?.Invoke(state, layer);
            outputs[step] = state.Layer(layer).Output.Clone();
        }

        return outputs;
    }
}
