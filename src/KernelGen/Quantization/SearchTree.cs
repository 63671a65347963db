using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>
/// The exact rule of the papers' Algorithm 1 for three and four planes: an element takes the nearest of the 2^k sums, the
/// upper one of two that are equally near.
/// </summary>
/// <remarks>
/// Walking the tree ends at the level whose number is that of the thresholds not above the element, so thresholds are counted
/// and a table turns the number into the code. The sums lie symmetric about zero: magnitudes are counted against the upper
/// half, and a negative element takes the complement of the code.
/// </remarks>
/// <typeparam name="TPlanes">Number of planes.</typeparam>
internal struct SearchTree<TPlanes> : ICodeRule
    where TPlanes : struct, IPlanes
{
    private Block<float> thresholds;
    private Block<float> coefficients;
    private Block<byte> codes;

    /// <summary>Sorts the sums of descending, non-negative coefficients.</summary>
    public SearchTree(ReadOnlySpan<float> alpha)
    {
        int levels = 1 << (TPlanes.Count - 1);
        Block<double> sums = default;
        for (int plane = 0; plane < TPlanes.Count; plane++) coefficients[plane] = alpha[plane];
        for (int ordinal = 0; ordinal < levels; ordinal++)
        {
            // One of each pair of opposite sums: the first plane +1, the others with the second as the highest digit, so that
            // the sums come almost sorted.
            int code = 1;
            double sum = alpha[0];
            for (int plane = 1; plane < TPlanes.Count; plane++)
            {
                int bit = (ordinal >> (TPlanes.Count - 1 - plane)) & 1;
                code |= bit << plane;
                sum += bit == 0 ? -(double)alpha[plane] : alpha[plane];
            }

            if (sum < 0) code = ~code & All;
            sum = Math.Abs(sum);
            int place = ordinal;
            for (; place > 0 && sums[place - 1] > sum; place--)
            {
                sums[place] = sums[place - 1];
                codes[place] = codes[place - 1];
            }

            sums[place] = sum;
            codes[place] = (byte)code;
        }

        for (int level = 0; level + 1 < levels; level++) thresholds[level] = (float)((sums[level] + sums[level + 1]) / 2);
    }

    /// <inheritdoc/>
    public static int Planes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TPlanes.Count;
    }

    private static int All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (1 << TPlanes.Count) - 1;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly float Coefficient(int plane) => Unsafe.Add(ref Block<float>.Start(ref Unsafe.AsRef(in coefficients)), plane);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Signs<T>(T value, out T first, out T second, out T third, out T fourth)
        where T : struct, ILanes<T>
    {
        ref float bounds = ref Block<float>.Start(ref Unsafe.AsRef(in thresholds));
        T negative = T.Xor(T.GreaterOrEqualF32(value, T.Zero), T.BroadcastS32(-1));

        // Ties go up, for a negative element toward zero: it must lie beyond a threshold, not on it. One less in its bits is
        // the next smaller magnitude.
        T magnitude = T.AddS32(T.And(value, T.BroadcastS32(int.MaxValue)), negative);
        T level = T.Zero;
        for (int index = 0; index < (1 << (TPlanes.Count - 1)) - 1; index++)
        {
            level = T.SubtractS32(level, T.GreaterOrEqualF32(magnitude, T.BroadcastF32(Unsafe.Add(ref bounds, index))));
        }

        T code = T.Xor(T.LookupU8(ref Block<byte>.Start(ref Unsafe.AsRef(in codes)), level), negative);
        first = Bit(code, 1);
        second = Bit(code, 2);
        third = Bit(code, 4);
        fourth = TPlanes.Count > 3 ? Bit(code, 8) : third;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bit<T>(T code, int bit)
        where T : struct, ILanes<T>
    {
        T bits = T.BroadcastS32(bit);
        return T.EqualS32(T.And(code, bits), bits);
    }
}
