using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Lanes;

/// <summary>Transposes floats on their way into packed matrices: it moves bits and computes nothing.</summary>
internal static class FloatTranspose
{
    /// <summary>
    /// destination[k * <paramref name="destinationStride"/> + r] = source[r * <paramref name="sourceStride"/> + k] for the
    /// first <paramref name="steps"/> k of 16 rows.
    /// </summary>
    [MethodImpl(AggressiveOptimization)]
    public static void SixteenRows(
        ref float source, nint sourceStride, ref float destination, nint destinationStride, nint steps)
    {
        nint step = 0;
        if (Avx512F.IsSupported)
        {
            for (; step + 4 <= steps; step += 4)
            {
                ref float target = ref Unsafe.Add(ref destination, step * destinationStride);
                SixteenByFour(ref Unsafe.Add(ref source, step), sourceStride, ref target, destinationStride);
            }
        }
        else if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; step + 4 <= steps; step += 4)
            {
                for (nint row = 0; row < 16; row += 4)
                {
                    ref float block = ref Unsafe.Add(ref source, row * sourceStride + step);
                    ref float target = ref Unsafe.Add(ref destination, step * destinationStride + row);
                    FourByFour(ref block, sourceStride, ref target, destinationStride);
                }
            }
        }
        for (; step < steps; step++)
        {
            ref float target = ref Unsafe.Add(ref destination, step * destinationStride);
            ref float from = ref Unsafe.Add(ref source, step);
            for (nint row = 0; row < 16; row++) Unsafe.Add(ref target, row) = Unsafe.Add(ref from, row * sourceStride);
        }
    }

    // Four rows that lie four apart share a register, so that transposing within 128 bits puts all sixteen in order.
    [MethodImpl(AggressiveInlining)]
    private static void SixteenByFour(ref float source, nint stride, ref float destination, nint destinationStride)
    {
        Vector512<float> row0 = FourRows(ref source, stride);
        Vector512<float> row1 = FourRows(ref Unsafe.Add(ref source, stride), stride);
        Vector512<float> row2 = FourRows(ref Unsafe.Add(ref source, 2 * stride), stride);
        Vector512<float> row3 = FourRows(ref Unsafe.Add(ref source, 3 * stride), stride);
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        Avx512F.UnpackLow(low01, low23).AsSingle().StoreUnsafe(ref destination);
        Avx512F.UnpackHigh(low01, low23).AsSingle().StoreUnsafe(ref destination, (nuint)destinationStride);
        Avx512F.UnpackLow(high01, high23).AsSingle().StoreUnsafe(ref destination, (nuint)(2 * destinationStride));
        Avx512F.UnpackHigh(high01, high23).AsSingle().StoreUnsafe(ref destination, (nuint)(3 * destinationStride));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<float> FourRows(ref float source, nint stride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row4 = Vector128.LoadUnsafe(ref source, (nuint)(4 * stride));
        Vector128<float> row8 = Vector128.LoadUnsafe(ref source, (nuint)(8 * stride));
        Vector128<float> row12 = Vector128.LoadUnsafe(ref source, (nuint)(12 * stride));
        return Vector512.Create(Vector256.Create(row0, row4), Vector256.Create(row8, row12));
    }

    [MethodImpl(AggressiveInlining)]
    private static void FourByFour(ref float source, nint stride, ref float destination, nint destinationStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref source);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref source, (nuint)stride);
        Vector128<float> row2 = Vector128.LoadUnsafe(ref source, (nuint)(2 * stride));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref source, (nuint)(3 * stride));
        Vector128<float> low02 = Low(row0, row2), high02 = High(row0, row2);
        Vector128<float> low13 = Low(row1, row3), high13 = High(row1, row3);
        Low(low02, low13).StoreUnsafe(ref destination);
        High(low02, low13).StoreUnsafe(ref destination, (nuint)destinationStride);
        Low(high02, high13).StoreUnsafe(ref destination, (nuint)(2 * destinationStride));
        High(high02, high13).StoreUnsafe(ref destination, (nuint)(3 * destinationStride));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackLow(left, right) : AdvSimd.Arm64.ZipLow(left, right);

    [MethodImpl(AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackHigh(left, right) : AdvSimd.Arm64.ZipHigh(left, right);
}
