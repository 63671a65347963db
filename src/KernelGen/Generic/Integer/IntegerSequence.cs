using System;
using System.Linq;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// Runs an integer-only model over a whole sequence, layer after layer, each from its initial state: what a layer needs that reads from the last time step to
/// the first. The codes of a pair have one zero point and one step, so that they stand side by side as they are (papers section 3.1).
/// </summary>
internal static class IntegerSequence
{
    /// <summary>What the last layer puts out at every time step.</summary>
    /// <param name="state">A state of the model, which is set back first; its layers are used up.</param>
    /// <param name="inputs">The codes that enter the first layer behind an embedding, or the embedding's rows, a vector a time step.</param>
    /// <param name="first">The first layer to run: 1 behind an embedding.</param>
    /// <param name="outputs">Receives the outputs, step after step; empty where none are asked for, and a last affine layer is left out.</param>
    /// <param name="watch">Shown what layers leave, but the last affine one.</param>
    public static void Run(IntegerState state, sbyte[][] inputs, int first, Span<int> outputs, ILayerWatch? watch = null)
    {
        IntegerModel model = state.Model;
        state.Reset();
        int size = model.OutputSize, last = model.Spec.Layers.Count - 1;
        sbyte[][] entering = inputs, codes = inputs;
        for (int layer = first; layer <= last; layer++)
        {
            if (model.Spec.Layers[layer] is RecurrentSpec { Direction: LayerDirection.Backward } pair)
            {
                // The partner's codes are those of the round before; both read the same.
                sbyte[][] backward = Run(model, layer, state, [.. entering.Reverse()], watch);
                codes = [.. codes.Select((own, step) => (sbyte[])[.. own, .. backward[^(step + 1)]])];
                for (int step = 0; step < codes.Length && pair.AddsInput; step++)
                {
                    ((IntegerRecurrentLayer)model.Layer(layer)).Add(entering[step], codes[step], codes[step]);
                    watch?.Added(layer, step, codes[step]);
                }

                continue;
            }

            entering = codes;
            if (model.Layer(layer) is IntegerLinearLayer affine)
            {
                for (int step = 0; step < entering.Length && !outputs.IsEmpty; step++)
                {
                    affine.Step(entering[step], state.Layer(layer));
                    model.Write(state.Layer(layer).InputSums, [], outputs.Slice(step * size, size));
                }

                return;
            }

            codes = Run(model, layer, state, entering, watch);
        }

        for (int step = 0; step < codes.Length && !outputs.IsEmpty; step++) model.Write([], codes[step], outputs.Slice(step * size, size));
    }

    private static sbyte[][] Run(IntegerModel model, int layer, IntegerState state, sbyte[][] inputs, ILayerWatch? watch)
    {
        IntegerLayerState own = state.Layer(layer);
        sbyte[][] codes = new sbyte[inputs.Length][];
        for (int step = 0; step < inputs.Length; step++)
        {
            model.Layer(layer).Step(inputs[step], own);
            codes[step] = [.. own.HandedOn];
            watch?.Left(layer, step, own);
            if (own.HandedOn != own.Codes) watch?.Added(layer, step, own.HandedOn);
        }

        return codes;
    }
}
