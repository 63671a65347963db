using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Balanced codes by equal population (Zhou et al. as compared by Xu et al., papers section 2.3): the weight of rank r among the n of
/// a row, equal ones in their order, gets code floor(r 2^k / n), and the levels are those of <see cref="UniformQuantizer"/>. The
/// gradient passes straight through.
/// </summary>
internal sealed class BalancedEqualQuantizer(TensorSpec tensor, WeightSpec weights) : MatrixQuantizer(tensor, weights)
{
    // Room to sort every row at once, since any thread may have any row: the weight's order above, its column below.
    private readonly ulong[] keys = new ulong[tensor.Count];

    /// <inheritdoc/>
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        AffineCode code = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits);
        Span<ulong> ranked = Rank(row, ref first);
        for (int rank = 0; rank < ranked.Length; rank++)
            Unsafe.Add(ref effective, (uint)ranked[rank]) = code.Scale * (2 * CodeOf(rank) - code.MaximumCode);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        byte[] codes = new byte[weights.Length];
        float[] coefficients = new float[Rows];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            coefficients[row] = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits).Scale;
            Span<ulong> ranked = Rank(row, ref first);
            for (int rank = 0; rank < ranked.Length; rank++) codes[row * Columns + (int)(uint)ranked[rank]] = (byte)CodeOf(rank);
        }

        byte[] stream = new byte[PackedSize.PlaneBytes(Tensor, Weights)];
        BitCodes.Pack(codes, Weights.Bits, stream, 0);
        return QuantizedMatrix.OfScaledRows(Tensor, Weights, stream, coefficients);
    }

    private int CodeOf(int rank) => (int)(((long)rank << Weights.Bits) / Columns);

    /// <summary>The columns of a row in the order of their weights.</summary>
    private Span<ulong> Rank(int row, ref float weights)
    {
        Span<ulong> ranked = keys.AsSpan(row * Columns, Columns);
        for (int column = 0; column < Columns; column++)
        {
            // Adding zero makes -0 equal to +0. As integers floats ascend from +0 on and descend from -0 on.
            int bits = BitConverter.SingleToInt32Bits(Unsafe.Add(ref weights, column) + 0f);
            uint order = bits >= 0 ? (uint)bits | 0x8000_0000 : ~(uint)bits;
            ranked[column] = (ulong)order << 32 | (uint)column;
        }

        ranked.Sort();
        return ranked;
    }
}
