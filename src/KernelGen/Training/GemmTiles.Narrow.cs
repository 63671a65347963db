using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <content>Tiles of one register of columns, for the last panel of C.</content>
internal static partial class GemmTiles<T>
    where T : struct, ILanes<T>
{
    /// <summary>A tile of 14 rows and one register of columns.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Rows14Narrow(
        ref float left, nint rowStride, nint stepStride, ref float panel, nint steps, ref float output, nint stride, bool add)
    {
        nint twoRows = 2 * rowStride;
        ref float a0 = ref left;
        ref float a3 = ref Unsafe.Add(ref left, 3 * rowStride);
        ref float a6 = ref Unsafe.Add(ref left, 6 * rowStride);
        ref float a9 = ref Unsafe.Add(ref left, 9 * rowStride);
        ref float a12 = ref Unsafe.Add(ref left, 12 * rowStride);
        T c0 = T.Zero;
        T c1 = T.Zero;
        T c2 = T.Zero;
        T c3 = T.Zero;
        T c4 = T.Zero;
        T c5 = T.Zero;
        T c6 = T.Zero;
        T c7 = T.Zero;
        T c8 = T.Zero;
        T c9 = T.Zero;
        T c10 = T.Zero;
        T c11 = T.Zero;
        T c12 = T.Zero;
        T c13 = T.Zero;
        ref float row = ref output;
        if (add)
        {
            c0 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c1 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c2 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c3 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c4 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c5 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c6 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c7 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c8 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c9 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c10 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c11 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c12 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c13 = T.LoadF32(in row, 0);
        }
        for (; steps > 0; steps--)
        {
            T low = T.LoadF32(in panel, 0);
            T x = T.BroadcastF32(a0);
            c0 = T.FusedMultiplyAddF32(x, low, c0);
            x = T.BroadcastF32(Unsafe.Add(ref a0, rowStride));
            c1 = T.FusedMultiplyAddF32(x, low, c1);
            x = T.BroadcastF32(Unsafe.Add(ref a0, twoRows));
            c2 = T.FusedMultiplyAddF32(x, low, c2);
            x = T.BroadcastF32(a3);
            c3 = T.FusedMultiplyAddF32(x, low, c3);
            x = T.BroadcastF32(Unsafe.Add(ref a3, rowStride));
            c4 = T.FusedMultiplyAddF32(x, low, c4);
            x = T.BroadcastF32(Unsafe.Add(ref a3, twoRows));
            c5 = T.FusedMultiplyAddF32(x, low, c5);
            x = T.BroadcastF32(a6);
            c6 = T.FusedMultiplyAddF32(x, low, c6);
            x = T.BroadcastF32(Unsafe.Add(ref a6, rowStride));
            c7 = T.FusedMultiplyAddF32(x, low, c7);
            x = T.BroadcastF32(Unsafe.Add(ref a6, twoRows));
            c8 = T.FusedMultiplyAddF32(x, low, c8);
            x = T.BroadcastF32(a9);
            c9 = T.FusedMultiplyAddF32(x, low, c9);
            x = T.BroadcastF32(Unsafe.Add(ref a9, rowStride));
            c10 = T.FusedMultiplyAddF32(x, low, c10);
            x = T.BroadcastF32(Unsafe.Add(ref a9, twoRows));
            c11 = T.FusedMultiplyAddF32(x, low, c11);
            x = T.BroadcastF32(a12);
            c12 = T.FusedMultiplyAddF32(x, low, c12);
            x = T.BroadcastF32(Unsafe.Add(ref a12, rowStride));
            c13 = T.FusedMultiplyAddF32(x, low, c13);
            a0 = ref Unsafe.Add(ref a0, stepStride);
            a3 = ref Unsafe.Add(ref a3, stepStride);
            a6 = ref Unsafe.Add(ref a6, stepStride);
            a9 = ref Unsafe.Add(ref a9, stepStride);
            a12 = ref Unsafe.Add(ref a12, stepStride);
            panel = ref Unsafe.Add(ref panel, PackedMatrix.PanelColumns);
        }
        row = ref output;
        T.StoreF32(c0, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c1, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c2, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c3, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c4, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c5, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c6, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c7, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c8, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c9, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c10, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c11, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c12, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c13, ref row, 0);
    }

    /// <summary>A tile of 10 rows and one register of columns.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Rows10Narrow(
        ref float left, nint rowStride, nint stepStride, ref float panel, nint steps, ref float output, nint stride, bool add)
    {
        nint twoRows = 2 * rowStride;
        ref float a0 = ref left;
        ref float a3 = ref Unsafe.Add(ref left, 3 * rowStride);
        ref float a6 = ref Unsafe.Add(ref left, 6 * rowStride);
        ref float a9 = ref Unsafe.Add(ref left, 9 * rowStride);
        T c0 = T.Zero;
        T c1 = T.Zero;
        T c2 = T.Zero;
        T c3 = T.Zero;
        T c4 = T.Zero;
        T c5 = T.Zero;
        T c6 = T.Zero;
        T c7 = T.Zero;
        T c8 = T.Zero;
        T c9 = T.Zero;
        ref float row = ref output;
        if (add)
        {
            c0 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c1 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c2 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c3 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c4 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c5 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c6 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c7 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c8 = T.LoadF32(in row, 0);
            row = ref Unsafe.Add(ref row, stride);
            c9 = T.LoadF32(in row, 0);
        }
        for (; steps > 0; steps--)
        {
            T low = T.LoadF32(in panel, 0);
            T x = T.BroadcastF32(a0);
            c0 = T.FusedMultiplyAddF32(x, low, c0);
            x = T.BroadcastF32(Unsafe.Add(ref a0, rowStride));
            c1 = T.FusedMultiplyAddF32(x, low, c1);
            x = T.BroadcastF32(Unsafe.Add(ref a0, twoRows));
            c2 = T.FusedMultiplyAddF32(x, low, c2);
            x = T.BroadcastF32(a3);
            c3 = T.FusedMultiplyAddF32(x, low, c3);
            x = T.BroadcastF32(Unsafe.Add(ref a3, rowStride));
            c4 = T.FusedMultiplyAddF32(x, low, c4);
            x = T.BroadcastF32(Unsafe.Add(ref a3, twoRows));
            c5 = T.FusedMultiplyAddF32(x, low, c5);
            x = T.BroadcastF32(a6);
            c6 = T.FusedMultiplyAddF32(x, low, c6);
            x = T.BroadcastF32(Unsafe.Add(ref a6, rowStride));
            c7 = T.FusedMultiplyAddF32(x, low, c7);
            x = T.BroadcastF32(Unsafe.Add(ref a6, twoRows));
            c8 = T.FusedMultiplyAddF32(x, low, c8);
            x = T.BroadcastF32(a9);
            c9 = T.FusedMultiplyAddF32(x, low, c9);
            a0 = ref Unsafe.Add(ref a0, stepStride);
            a3 = ref Unsafe.Add(ref a3, stepStride);
            a6 = ref Unsafe.Add(ref a6, stepStride);
            a9 = ref Unsafe.Add(ref a9, stepStride);
            panel = ref Unsafe.Add(ref panel, PackedMatrix.PanelColumns);
        }
        row = ref output;
        T.StoreF32(c0, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c1, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c2, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c3, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c4, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c5, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c6, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c7, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c8, ref row, 0);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c9, ref row, 0);
    }
}
