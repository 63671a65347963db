using System;
using System.Linq;
using KernelGen.Formats;

namespace KernelGen.Generic;

/// <summary>
/// c' = f * c + i * g, h' = o * act(c'); gates i, f, o sigmoid, g = act; rows i, f, g, o. With peepholes p, i and f are sigmoid(p * c + pre) and o is
/// sigmoid(p * c' + pre), one rounding for both operations. Coupled, c' = f * (c - g) + g in rows f, g, o. Projected, h' = R Q(o * act(c')).
/// </summary>
internal sealed class LstmLayer : RecurrentLayer
{
    private readonly float[][] peepholes;
    private readonly int inputGate, forgetGate, candidateGate, outputGate;

    public LstmLayer(PackedModel model, int layer)
        : base(model, layer)
    {
        (inputGate, forgetGate, candidateGate, outputGate) = (Spec.GateOf('i'), Spec.GateOf('f'), Spec.GateOf('g'), Spec.GateOf('o'));
        peepholes = [.. Spec.GateNames.Select(gate => Spec.PeepholeGates.Contains(gate) ? model.Peephole(Spec, gate).ToArray() : [])];
    }

    protected override void StepCell(RecurrentState state)
    {
        float[] pre = state.Preactivations;
        float[] output = Projection is null ? state.Hidden.Values : state.Interlink.Values;
        AddRecurrent(state.Hidden, 0, pre.Length, state);
        for (int j = 0; j < Hidden; j++)
        {
            float before = state.Cell[j];
            float forget = Gate(pre, forgetGate, j, before);
            float candidate = Activate(pre[candidateGate * Hidden + j]);
            float cell = Spec.Coupled
                ? MathF.FusedMultiplyAdd(forget, before - candidate, candidate)
                : MathF.FusedMultiplyAdd(forget, before, Gate(pre, inputGate, j, before) * candidate);
            state.Cell[j] = cell;
            output[j] = Gate(pre, outputGate, j, cell) * Activate(cell);
        }

        if (Projection is not null) Project(Projection, state);
    }

    private void Project(MatrixProduct projection, RecurrentState state)
    {
        Span<float> hidden = state.Hidden.Values.AsSpan(0, Spec.StateSize);
        state.Interlink.Code();
        hidden.Clear();
        projection.Accumulate(state.Interlink, 0, hidden, state.ProjectionDots);
    }

    /// <summary>A gate of a unit, which sees <paramref name="cell"/> where it has a peephole.</summary>
    private float Gate(float[] pre, int gate, int unit, float cell)
    {
        float sum = pre[gate * Hidden + unit];
        return Gate(Spec.Peepholes ? MathF.FusedMultiplyAdd(peepholes[gate][unit], cell, sum) : sum);
    }
}
