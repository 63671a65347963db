using System;
using System.Runtime.CompilerServices;
using KernelGen.Formats;
using KernelGen.Lanes;
using KernelGen.Spec;

namespace KernelGen.Quantization;

/// <summary>
/// Balanced codes by equal population (Zhou et al. as compared by Xu et al., papers section 2.3): the weight of rank r among the n of
/// a row, or of the matrix, equal ones in their order, gets code floor(r 2^k / n), and the levels are those of
/// <see cref="UniformQuantizer"/> with that scope. The gradient passes straight through.
/// </summary>
internal sealed class BalancedEqualQuantizer : MatrixQuantizer
{
    private readonly bool isOfMatrix;

    // Long rows are sorted here, every one in a place of its own, since any thread may have any row; and so is a matrix.
    private readonly ulong[] keys;
    private readonly ulong[] room;

    // Of a matrix as a whole: the greatest magnitude of every row and of all, and the codes.
    private readonly float[] rowMagnitudes;
    private readonly byte[] matrixCodes;
    private float greatest;

    public BalancedEqualQuantizer(TensorSpec tensor, WeightSpec weights)
        : base(tensor, weights)
    {
        isOfMatrix = weights.ScaleScope == ScaleScope.Matrix;
        keys = isOfMatrix || tensor.Columns > RowRanks.MostByDigits ? new ulong[tensor.Count] : [];
        (room, rowMagnitudes, matrixCodes) = isOfMatrix
            ? (new ulong[tensor.Count], new float[tensor.Rows], new byte[tensor.Count])
            : ([], [], []);
    }

    /// <inheritdoc/>
    public override int Preparations => isOfMatrix ? 1 : 0;

    /// <inheritdoc/>
    public override void PrepareRows<TLanes>(int pass, ref readonly float weights, int firstRow, int rows)
    {
        if (pass >= Preparations) return;
        for (int row = firstRow; row < firstRow + rows; row++)
        {
            ref float first = ref RowOf(in weights, row);
            rowMagnitudes[row] = LevelRow.Magnitude<TLanes>(ref first, Columns);
            RowRanks.WriteKeys(ref first, keys.AsSpan(row * Columns, Columns), row * Columns);
        }
    }

    /// <inheritdoc/>
    internal override void CompletePreparation(int pass)
    {
        if (pass >= Preparations) return;
        greatest = 0;
        foreach (float magnitude in rowMagnitudes) greatest = Math.Max(greatest, magnitude);
        RowRanks.SortByDigits(keys, room);
        for (int rank = 0; rank < keys.Length; rank++) matrixCodes[(uint)keys[rank]] = (byte)CodeOf(rank, keys.Length);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    public override void QuantizeRow<TLanes>(int row, ref readonly float weights, ref float effective)
    {
        ref float first = ref Unsafe.AsRef(in weights);
        AffineCode code = LevelsOf<TLanes>(ref first);
        if (isOfMatrix)
        {
            ReadOnlySpan<byte> codes = matrixCodes.AsSpan(row * Columns, Columns);
            for (int column = 0; column < codes.Length; column++)
                Unsafe.Add(ref effective, column) = code.Scale * (2 * codes[column] - code.MaximumCode);
            return;
        }

        bool isLong = keys.Length > 0;
        Span<ulong> ranked = isLong ? keys.AsSpan(row * Columns, Columns) : stackalloc ulong[Columns];
        Rank(ref first, ranked, isLong ? default : stackalloc ulong[Columns]);
        for (int rank = 0; rank < ranked.Length; rank++)
            Unsafe.Add(ref effective, (uint)ranked[rank]) = code.Scale * (2 * CodeOf(rank, Columns) - code.MaximumCode);
    }

    /// <inheritdoc/>
    public override QuantizedMatrix Pack<TLanes>(ReadOnlySpan<float> weights)
    {
        RequireCount(weights);
        byte[] codes = isOfMatrix ? matrixCodes : new byte[weights.Length];
        float[] coefficients = new float[Rows];
        ulong[] ranked = new ulong[Columns], second = new ulong[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ref float first = ref Unsafe.AsRef(in weights[row * Columns]);
            coefficients[row] = LevelsOf<TLanes>(ref first).Scale;
            if (isOfMatrix) continue;
            Rank(ref first, ranked, second);
            for (int rank = 0; rank < ranked.Length; rank++) codes[row * Columns + (int)(uint)ranked[rank]] = (byte)CodeOf(rank, Columns);
        }

        return QuantizedMatrix.OfScaledRows(Tensor, Weights, Stream(codes), coefficients);
    }

    private AffineCode LevelsOf<TLanes>(ref float row)
        where TLanes : struct, ILanes<TLanes> =>
        LevelRow.Code(isOfMatrix ? greatest : LevelRow.Magnitude<TLanes>(ref row, Columns), Weights.Bits);

    private int CodeOf(int rank, int count) => (int)(((long)rank << Weights.Bits) / count);

    /// <summary>Puts the columns of a row into the order of their weights.</summary>
    private static void Rank(ref float weights, Span<ulong> ranked, Span<ulong> room)
    {
        RowRanks.WriteKeys(ref weights, ranked);
        if (ranked.Length > RowRanks.MostByDigits) ranked.Sort();
        else RowRanks.SortByDigits(ranked, room);
    }
}
