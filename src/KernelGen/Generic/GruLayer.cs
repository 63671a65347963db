using System;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>
/// r, z = sigmoid(W x + U h + b); h' = z * h + (1 - z) * n; rows r, z, n. The candidate n is act(W x + b + r * (U h + c))
/// or, with the reset before the product, act(W x + b + U Q(r * h)). Affine models round n too (He et al., papers.md 6.1).
/// </summary>
internal sealed class GruLayer : RecurrentLayer
{
    private readonly float[] candidateBias;

    public GruLayer(PackedModel model, int layer)
        : base(model, layer)
    {
        candidateBias = Spec.ResetsAfter ? model.CandidateBias(Spec).ToArray() : [];
    }

    protected override void StepCell(RecurrentState state)
    {
        int gates = 2 * Hidden;
        AddRecurrent(state.Hidden, 0, gates, state);
        for (int j = 0; j < gates; j++) state.Preactivations[j] = Gate(state.Preactivations[j]);
        if (Spec.ResetsAfter) ResetAfter(state);
        else ResetBefore(state);

        float[] n = state.Candidate.Values, h = state.Hidden.Values;
        for (int j = 0; j < Hidden; j++) n[j] = Activate(state.Preactivations[gates + j]);
        state.Candidate.Code();
        for (int j = 0; j < Hidden; j++)
        {
            float update = state.Preactivations[Hidden + j];
            h[j] = MathF.FusedMultiplyAdd(update, h[j] - n[j], n[j]);
        }
    }

    private void ResetAfter(RecurrentState state)
    {
        int gates = 2 * Hidden;
        MultiplyWithBias(state.Hidden, gates, candidateBias, state.CandidateSums, state);
        for (int j = 0; j < Hidden; j++)
        {
            float reset = state.Preactivations[j];
            ref float pre = ref state.Preactivations[gates + j];
            pre = MathF.FusedMultiplyAdd(reset, state.CandidateSums[j], pre);
        }
    }

    private void ResetBefore(RecurrentState state)
    {
        int gates = 2 * Hidden;
        for (int j = 0; j < Hidden; j++)
            state.Interlink.Values[j] = state.Preactivations[j] * state.Hidden.Values[j];
        state.Interlink.Code();
        AddRecurrent(state.Interlink, gates, Hidden, state);
    }
}
