using System;
using KernelGen.Formats;

namespace KernelGen.Generic;

/// <summary>c' = f * c + i * g, h' = o * act(c'); gates i, f, o sigmoid, g = act; rows i, f, g, o.</summary>
internal sealed class LstmLayer(PackedModel model, int layer) : RecurrentLayer(model, layer)
{
    protected override void StepCell(RecurrentState state)
    {
        float[] pre = state.Preactivations;
        AddRecurrent(state.Hidden, 0, pre.Length, state);
        for (int j = 0; j < Hidden; j++)
        {
            float input = Gate(pre[j]);
            float forget = Gate(pre[Hidden + j]);
            float candidate = Activate(pre[2 * Hidden + j]);
            float output = Gate(pre[3 * Hidden + j]);
            float cell = MathF.FusedMultiplyAdd(forget, state.Cell[j], input * candidate);
            state.Cell[j] = cell;
            state.Hidden.Values[j] = output * Activate(cell);
        }
    }
}
