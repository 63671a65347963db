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
    // Long rows are sorted here, every one in a place of its own, since any thread may have any row.
    private readonly ulong[] keys = tensor.Columns > RowRanks.MostByDigits ? new ulong[tensor.Count] : [];

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        AffineCode code = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits);
        bool isLong = keys.Length > 0;
        Span<ulong> ranked = isLong ? keys.AsSpan(row * Columns, Columns) : stackalloc ulong[Columns];
        Rank(ref first, ranked, isLong ? default : stackalloc ulong[Columns]);
        for (int rank = 0; rank < ranked.Length; rank++)
            Unsafe.Add(ref effective, (uint)ranked[rank]) = code.Scale * (2 * CodeOf(rank) - code.MaximumCode);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        byte[] codes = new byte[weights.Length];
        float[] coefficients = new float[Rows];
        ulong[] ranked = new ulong[Columns], room = new ulong[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            coefficients[row] = LevelRow.Code(LevelRow.Magnitude<TLanes>(ref first, Columns), Weights.Bits).Scale;
            Rank(ref first, ranked, room);
            for (int rank = 0; rank < ranked.Length; rank++) codes[row * Columns + (int)(uint)ranked[rank]] = (byte)CodeOf(rank);
        }

        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }

    private int CodeOf(int rank) => (int)(((long)rank << Weights.Bits) / Columns);

    /// <summary>Puts the columns of a row into the order of their weights.</summary>
    private static void Rank(ref float weights, Span<ulong> ranked, Span<ulong> room)
    {
        RowRanks.WriteKeys(ref weights, ranked);
        if (ranked.Length > RowRanks.MostByDigits) ranked.Sort();
        else RowRanks.SortByDigits(ranked, room);
    }
}
