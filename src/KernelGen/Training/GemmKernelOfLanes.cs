using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>Matrix products of one thread over one lane type.</summary>
/// <typeparam name="T">The lane type.</typeparam>
internal sealed class GemmKernel<T> : GemmKernel
    where T : struct, ILanes<T>
{
    private static int TileColumns => 2 * T.Count;

    /// <inheritdoc/>
    public override RowTiles TilesFor(int rowStride)
    {
        if (T.Bytes < 64) return RowTiles.Small;
        return rowStride % 512 == 0 ? RowTiles.Medium : RowTiles.Wide;
    }

    /// <inheritdoc/>
    [MethodImpl(AggressiveOptimization)]
    public override void Panel(
        in LeftOperand left,
        ref float panel,
        int steps,
        ref float output,
        nint outputStride,
        int columns,
        bool add,
        ref float spare)
    {
        int height;
        for (int row = 0; row < left.Rows; row += height)
        {
            height = left.Tiles.Next(left.Rows - row);
            ref float tile = ref left.Tile(row);
            nint rowStride = left.RowStride, stepStride = left.StepStride(height);
            ref float target = ref Unsafe.Add(ref output, row * outputStride);
            for (int column = 0; column < columns; column += TileColumns)
            {
                ref float from = ref Unsafe.Add(ref panel, column);
                ref float to = ref Unsafe.Add(ref target, column);
                int present = Math.Min(TileColumns, columns - column);
                bool narrow = present <= T.Count && height >= 10;
                if (present == (narrow ? T.Count : TileColumns))
                {
                    Tile(height, narrow, ref tile, rowStride, stepStride, ref from, steps, ref to, outputStride, add);
                    continue;
                }
                // Columns that C does not have, or a narrow tile that is not written out: beside C, in the spare tile.
                if (add) Copy(ref to, outputStride, ref spare, TileColumns, height, present);
                Tile(height, narrow, ref tile, rowStride, stepStride, ref from, steps, ref spare, TileColumns, add);
                Copy(ref spare, TileColumns, ref to, outputStride, height, present);
            }
        }
    }

    private static void Tile(
        int height,
        bool narrow,
        ref float left,
        nint rowStride,
        nint stepStride,
        ref float panel,
        nint steps,
        ref float output,
        nint stride,
        bool add)
    {
        switch (height)
        {
            case 14 when narrow:
                GemmTiles<T>.Rows14Narrow(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add);
                break;
            case 10 when narrow:
                GemmTiles<T>.Rows10Narrow(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add);
                break;
            case 14: GemmTiles<T>.Rows14(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add); break;
            case 10: GemmTiles<T>.Rows10(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add); break;
            case 6: GemmTiles<T>.Rows6(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add); break;
            case 2: GemmTiles<T>.Rows2(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add); break;
            default: GemmTiles<T>.Rows1(ref left, rowStride, stepStride, ref panel, steps, ref output, stride, add); break;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static void Copy(ref float source, nint sourceStride, ref float target, nint targetStride, int rows, int columns)
    {
        for (nint row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref source, row * sourceStride);
            ref float to = ref Unsafe.Add(ref target, row * targetStride);
            nint column = 0;
            for (; column + 4 <= columns; column += 4)
                Lanes128.StoreF32(Lanes128.LoadF32(in from, (nuint)column), ref to, (nuint)column);
            for (; column < columns; column++) Unsafe.Add(ref to, column) = Unsafe.Add(ref from, column);
        }
    }
}
