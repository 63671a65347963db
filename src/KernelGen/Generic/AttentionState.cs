using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What a decoder's attention puts out, and what it attends to; nothing that a next step depends on.</summary>
internal sealed class AttentionState : LayerState
{
    public AttentionState(AttentionSpec spec, int inputDots)
    {
        Output = new CodedVector(spec.OutputActivation, spec.OutputSize);
        InputDots = new long[inputDots];
        Query = new float[spec.Units];
        Weights = new float[spec.WeightFloats];
    }

    public override CodedVector Output { get; }

    /// <summary>W_q x.</summary>
    public float[] Query { get; }

    /// <summary>The weight of every row of the source.</summary>
    public float[] Weights { get; }

    /// <summary>What the present step attends to.</summary>
    public GenericSource? Source { get; set; }

    public override void CopyTo(LayerState other) => Output.CopyTo(other.Output);
}
