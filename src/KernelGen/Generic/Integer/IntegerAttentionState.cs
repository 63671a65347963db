using KernelGen.Spec;

namespace KernelGen.Generic;

/// <summary>What a decoder's attention puts out, and what it attends to; nothing that a next step depends on.</summary>
internal sealed class IntegerAttentionState(AttentionSpec spec) : IntegerLayerState(spec.OutputSize, 0, spec.Units)
{
    /// <summary>The score of every row of the source.</summary>
    public int[] Scores { get; } = new int[spec.Longest];

    /// <summary>The weight of every row of the source, in 256ths.</summary>
    public byte[] Weights { get; } = new byte[spec.Longest];

    /// <summary>What the present step attends to.</summary>
    public IntegerSource? Source { get; set; }
}
