using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Formats;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Binary and ternary weights: a weight becomes -s, 0 or +s by two thresholds, in blocks of rows that share them. The gradient
/// passes straight through, saturated weights included. Three values are packed as two planes of signs of s/2, whose signs differ
/// in a zero.
/// </summary>
/// <param name="tensor">Name and shape.</param>
/// <param name="weights">Method and bits: 1 for two values, 2 for three.</param>
/// <param name="blocks">Blocks of equally many rows, such as the gates of a cell.</param>
internal abstract class ThresholdQuantizer(TensorSpec tensor, WeightSpec weights, int blocks) : MatrixQuantizer(tensor, weights)
{
    /// <summary>Rows of a block.</summary>
    protected int BlockRows { get; } = tensor.Rows / blocks;

    /// <summary>Blocks.</summary>
    protected int Blocks { get; } = blocks;

    /// <inheritdoc/>
    public sealed override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float values = ref Unsafe.AsRef(in weights);
        Thresholds thresholds = ThresholdsOf(row / BlockRows);
        if (Draw is not { } draw)
            ThresholdRow.WriteValues<TLanes>(ref values, (nuint)Columns, in thresholds, ref effective);
        else if (Weights.Bits == 1)
            DrawnRow.Write<TLanes, BinaryDraw>(ref values, Columns, new(thresholds.Scale), draw, row, ref effective);
        else
            DrawnRow.Write<TLanes, TernaryDraw>(ref values, Columns, new(thresholds.Scale), draw, row, ref effective);
    }

    /// <inheritdoc/>
    public sealed override QuantizedMatrix Pack<TLanes>(System.ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        SignPlanes planes = new(Tensor, Weights);
        byte[] codes = new byte[Columns];
        for (int row = 0; row < Rows; row++)
        {
            Thresholds thresholds = ThresholdsOf(row / BlockRows);
            ThresholdRow.WriteCodes<TLanes>(
                ref RowOf(in weights[0], row), (nuint)Columns, in thresholds, ref MemoryMarshal.GetArrayDataReference(codes));
            for (int plane = 0; plane < planes.Count; plane++) planes.Coefficient(plane, row) = thresholds.Scale / planes.Count;
            planes.SetRow(row, codes);
        }

        return planes.ToMatrix();
    }

    /// <summary>The thresholds of a block, once it is prepared.</summary>
    protected abstract Thresholds ThresholdsOf(int block);
}
