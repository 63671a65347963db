using System;
using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>Hidden state and cell of a recurrent layer, and the scratch of its step.</summary>
internal sealed class RecurrentState : LayerState
{
    public RecurrentState(RecurrentSpec spec, float? learned, int inputDots, int recurrentDots)
    {
        Hidden = new CodedVector(spec.HiddenActivation, spec.StateSize, learned);
        Interlink = spec.Projection is null
            ? new CodedVector(spec.HiddenActivation, spec.ResetsBefore ? spec.Hidden : 0, learned)
            : new CodedVector(spec.InterlinkActivation, spec.Hidden);
        Candidate = new CodedVector(
            spec.HiddenActivation.Format == NumberFormat.Affine ? spec.HiddenActivation : ActivationSpec.Float,
            spec.Cell == CellKind.Gru ? spec.Hidden : 0,
            learned);
        if (spec is { Residual: true, Direction: LayerDirection.Only }) Sum = new CodedVector(spec.ResidualCodes, spec.StateSize);
        Cell = new float[spec.Cell == CellKind.Lstm ? spec.Hidden : 0];
        Preactivations = new float[spec.Gates * spec.Hidden];
        NormalisedInput = new CodedVector(ActivationSpec.Float, spec.NormalisesInput ? spec.Input : 0);
        RecurrentSums = new float[spec.NormalisesGates || spec.NormalisesSums ? spec.Gates * spec.Hidden : 0];
        CandidateSums = new float[spec.Cell == CellKind.Gru ? spec.Hidden : 0];
        InputDots = new long[inputDots];
        RecurrentDots = new long[recurrentDots];
    }

    public override CodedVector Output => Sum ?? Hidden;

    /// <summary>x + h, coded: what a residual layer hands on; null where that is h, and for a layer of a pair, which is joined first.</summary>
    public CodedVector? Sum { get; }

    /// <summary>x + [h, h of the layer that reads backward], on that one, where a residual pair was joined; shown to observers.</summary>
    public CodedVector? Joined { get; set; }

    /// <summary>h, coded.</summary>
    public CodedVector Hidden { get; }

    /// <summary>c; empty but for an LSTM.</summary>
    public float[] Cell { get; }

    /// <summary>Sums of all rows, gate after gate.</summary>
    public float[] Preactivations { get; }

    /// <summary>x behind batch normalisation, where there is one.</summary>
    public CodedVector NormalisedInput { get; }

    /// <summary>U h before it is added, where it is normalised; W x + U h before it is, where that is.</summary>
    public float[] RecurrentSums { get; }

    /// <summary>What enters a second product within the cell: r * h of a GRU that resets before the product, o * act(c) of a projected LSTM.</summary>
    public CodedVector Interlink { get; }

    /// <summary>The integer dot products of the last step with a projection; empty without one.</summary>
    public long[] ProjectionDots { get; init; } = [];

    /// <summary>n of a GRU: rounded like h where h is affine, float otherwise.</summary>
    public CodedVector Candidate { get; }

    /// <summary>U_n h + c_n of a GRU that resets after the product.</summary>
    public float[] CandidateSums { get; }

    public override void CopyTo(LayerState other)
    {
        RecurrentState destination = (RecurrentState)other;
        Hidden.CopyTo(destination.Hidden);
        Cell.CopyTo(destination.Cell, 0);
    }
}
