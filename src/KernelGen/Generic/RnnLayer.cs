using KernelGen.Formats;

namespace KernelGen.Generic;

/// <summary>h' = act(W x + U h + b).</summary>
internal sealed class RnnLayer(PackedModel model, int layer) : RecurrentLayer(model, layer)
{
    protected override void StepCell(RecurrentState state)
    {
        float[] pre = state.Preactivations;
        AddRecurrent(state.Hidden, 0, pre.Length, state);
        for (int j = 0; j < Hidden; j++) state.Hidden.Values[j] = Activate(pre[j]);
    }
}
