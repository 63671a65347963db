using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>Sums of products column by column: the gradient of a vector that multiplies every row. The bits do not depend on the lane type.</summary>
internal static class ColumnProducts
{
    /// <summary>Writes, for every column, the sum over the rows, ascending, of the products of two matrices' elements.</summary>
    /// <param name="left">A matrix.</param>
    /// <param name="right">Another one, of equal shape.</param>
    /// <param name="sums">As many floats as the matrices have columns.</param>
    public static void Sum<TLanes>(in MatrixView left, in MatrixView right, ref float sums)
        where TLanes : struct, ILanes<TLanes>
    {
        nuint done = SumFrom<TLanes>(in left, in right, ref sums, 0);
        SumFrom<Lanes32>(in left, in right, ref sums, done);
    }

    [MethodImpl(AggressiveOptimization)]
    private static nuint SumFrom<T>(in MatrixView left, in MatrixView right, ref float sums, nuint start)
        where T : struct, ILanes<T>
    {
        nuint offset = start, leftStride = (nuint)left.Stride, rightStride = (nuint)right.Stride;
        ref float a = ref left.First;
        ref float b = ref right.First;
        for (; offset + (nuint)T.Count <= (nuint)left.Columns; offset += (nuint)T.Count)
        {
            T sum = T.Zero;
            for (nuint row = 0; row < (nuint)left.Rows; row++)
                sum = T.FusedMultiplyAddF32(T.LoadF32(ref a, row * leftStride + offset), T.LoadF32(ref b, row * rightStride + offset), sum);
            T.StoreF32(sum, ref sums, offset);
        }

        return offset;
    }
}
