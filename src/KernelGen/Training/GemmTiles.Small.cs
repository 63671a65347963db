using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <content>The tiles of few rows.</content>
internal static partial class GemmTiles<T>
    where T : struct, ILanes<T>
{
    /// <summary>A tile of 6 rows.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Rows6(
        ref float left, nint rowStride, nint stepStride, ref float panel, nint steps, ref float output, nint stride, bool add)
    {
        nint twoRows = 2 * rowStride;
        ref float a0 = ref left;
        ref float a3 = ref Unsafe.Add(ref left, 3 * rowStride);
        T c0 = T.Zero, d0 = T.Zero;
        T c1 = T.Zero, d1 = T.Zero;
        T c2 = T.Zero, d2 = T.Zero;
        T c3 = T.Zero, d3 = T.Zero;
        T c4 = T.Zero, d4 = T.Zero;
        T c5 = T.Zero, d5 = T.Zero;
        ref float row = ref output;
        if (add)
        {
            c0 = T.LoadF32(in row, 0);
            d0 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c1 = T.LoadF32(in row, 0);
            d1 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c2 = T.LoadF32(in row, 0);
            d2 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c3 = T.LoadF32(in row, 0);
            d3 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c4 = T.LoadF32(in row, 0);
            d4 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c5 = T.LoadF32(in row, 0);
            d5 = T.LoadF32(in row, (nuint)T.Count);
        }
        for (; steps > 0; steps--)
        {
            T low = T.LoadF32(in panel, 0), high = T.LoadF32(in panel, (nuint)T.Count);
            T x = T.BroadcastF32(a0);
            c0 = T.FusedMultiplyAddF32(x, low, c0);
            d0 = T.FusedMultiplyAddF32(x, high, d0);
            x = T.BroadcastF32(Unsafe.Add(ref a0, rowStride));
            c1 = T.FusedMultiplyAddF32(x, low, c1);
            d1 = T.FusedMultiplyAddF32(x, high, d1);
            x = T.BroadcastF32(Unsafe.Add(ref a0, twoRows));
            c2 = T.FusedMultiplyAddF32(x, low, c2);
            d2 = T.FusedMultiplyAddF32(x, high, d2);
            x = T.BroadcastF32(a3);
            c3 = T.FusedMultiplyAddF32(x, low, c3);
            d3 = T.FusedMultiplyAddF32(x, high, d3);
            x = T.BroadcastF32(Unsafe.Add(ref a3, rowStride));
            c4 = T.FusedMultiplyAddF32(x, low, c4);
            d4 = T.FusedMultiplyAddF32(x, high, d4);
            x = T.BroadcastF32(Unsafe.Add(ref a3, twoRows));
            c5 = T.FusedMultiplyAddF32(x, low, c5);
            d5 = T.FusedMultiplyAddF32(x, high, d5);
            a0 = ref Unsafe.Add(ref a0, stepStride);
            a3 = ref Unsafe.Add(ref a3, stepStride);
            panel = ref Unsafe.Add(ref panel, PackedMatrix.PanelColumns);
        }
        row = ref output;
        T.StoreF32(c0, ref row, 0);
        T.StoreF32(d0, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c1, ref row, 0);
        T.StoreF32(d1, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c2, ref row, 0);
        T.StoreF32(d2, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c3, ref row, 0);
        T.StoreF32(d3, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c4, ref row, 0);
        T.StoreF32(d4, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c5, ref row, 0);
        T.StoreF32(d5, ref row, (nuint)T.Count);
    }

    /// <summary>A tile of 2 rows.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Rows2(
        ref float left, nint rowStride, nint stepStride, ref float panel, nint steps, ref float output, nint stride, bool add)
    {
        ref float a0 = ref left;
        T c0 = T.Zero, d0 = T.Zero;
        T c1 = T.Zero, d1 = T.Zero;
        ref float row = ref output;
        if (add)
        {
            c0 = T.LoadF32(in row, 0);
            d0 = T.LoadF32(in row, (nuint)T.Count);
            row = ref Unsafe.Add(ref row, stride);
            c1 = T.LoadF32(in row, 0);
            d1 = T.LoadF32(in row, (nuint)T.Count);
        }
        for (; steps > 0; steps--)
        {
            T low = T.LoadF32(in panel, 0), high = T.LoadF32(in panel, (nuint)T.Count);
            T x = T.BroadcastF32(a0);
            c0 = T.FusedMultiplyAddF32(x, low, c0);
            d0 = T.FusedMultiplyAddF32(x, high, d0);
            x = T.BroadcastF32(Unsafe.Add(ref a0, rowStride));
            c1 = T.FusedMultiplyAddF32(x, low, c1);
            d1 = T.FusedMultiplyAddF32(x, high, d1);
            a0 = ref Unsafe.Add(ref a0, stepStride);
            panel = ref Unsafe.Add(ref panel, PackedMatrix.PanelColumns);
        }
        row = ref output;
        T.StoreF32(c0, ref row, 0);
        T.StoreF32(d0, ref row, (nuint)T.Count);
        row = ref Unsafe.Add(ref row, stride);
        T.StoreF32(c1, ref row, 0);
        T.StoreF32(d1, ref row, (nuint)T.Count);
    }

    /// <summary>A tile of 1 row.</summary>
    [MethodImpl(AggressiveOptimization)]
    public static void Rows1(
        ref float left, nint rowStride, nint stepStride, ref float panel, nint steps, ref float output, nint stride, bool add)
    {
        ref float a0 = ref left;
        T c0 = T.Zero, d0 = T.Zero;
        ref float row = ref output;
        if (add)
        {
            c0 = T.LoadF32(in row, 0);
            d0 = T.LoadF32(in row, (nuint)T.Count);
        }
        for (; steps > 0; steps--)
        {
            T low = T.LoadF32(in panel, 0), high = T.LoadF32(in panel, (nuint)T.Count);
            T x = T.BroadcastF32(a0);
            c0 = T.FusedMultiplyAddF32(x, low, c0);
            d0 = T.FusedMultiplyAddF32(x, high, d0);
            a0 = ref Unsafe.Add(ref a0, stepStride);
            panel = ref Unsafe.Add(ref panel, PackedMatrix.PanelColumns);
        }
        row = ref output;
        T.StoreF32(c0, ref row, 0);
        T.StoreF32(d0, ref row, (nuint)T.Count);
    }
}
