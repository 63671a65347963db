using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What a decoder's attention puts out, and what it attends to; nothing that a next step depends on.</summary>
internal sealed class IntegerAttentionState(AttentionSpec spec) : IntegerLayerState(spec.OutputSize, 0, spec.Units)
{
    /// <summary>The score of every row of the source, then its weight in 256ths.</summary>
    public int[] Weights { get; } = new int[spec.Longest];

    /// <summary>What the present step attends to.</summary>
    public IntegerSource? Source { get; set; }
}
