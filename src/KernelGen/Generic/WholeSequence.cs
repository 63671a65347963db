using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Runs a model over whole sequences, layer after layer: what a layer needs that reads from the last time step to the first, and those behind a stride, which take
/// fewer.
/// </summary>
internal static class WholeSequence
{
    /// <summary>What the last layer puts out at every time step.</summary>
    /// <param name="model">The model.</param>
    /// <param name="state">Advanced by the sequence; before its first step where a layer reads backward.</param>
    /// <param name="inputs">What enters the first layer, or an embedding's rows, a vector a time step, in whole strides of the model.</param>
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
        if (model.Spec.Layers[layer] is FrameStackingSpec stacking) return Stack(model, state, layer, stacking, inputs, stepped);
        CodedVector[] outputs = new CodedVector[inputs.Length];
        for (int step = 0; step < inputs.Length; step++)
        {
            model.Layer(layer).Step(inputs[step], state.Layer(layer));
            stepped?.Invoke(state, layer);
            outputs[step] = state.Layer(layer).Output.Clone();
        }

        return outputs;
    }

    /// <summary>The stacks of frames: one leaves at the end of every stride, or so many time steps behind it as the layer looks ahead, of which zeros stand behind the last.</summary>
    private static CodedVector[] Stack(
        GenericModel model, GenericState state, int layer, FrameStackingSpec stacking, CodedVector[] inputs, Action<GenericState, int>? stepped)
    {
        FrameStackingLayer frames = (FrameStackingLayer)model.Layer(layer);
        CodedVector beyond = new(ActivationSpec.Float, stacking.Input);
        CodedVector[] outputs = new CodedVector[inputs.Length / stacking.Stride];
        for (int step = 0; step < inputs.Length + stacking.Ahead; step++)
        {
            CodedVector entering = step < inputs.Length ? inputs[step] : beyond;
            (int leaving, int rest) = Math.DivRem(step + 1 - stacking.Ahead, stacking.Stride);
            if (rest != 0 || leaving < 1)
            {
                frames.Pass(entering, state.Layer(layer));
                continue;
            }

            frames.Step(entering, state.Layer(layer));
            stepped?.Invoke(state, layer);
            outputs[leaving - 1] = state.Layer(layer).Output.Clone();
        }

        return outputs;
    }
}
