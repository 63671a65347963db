using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Arithmetic;

/// <summary>From the exact sums of bytes by words to the value of a product whose sum takes 64 bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JoinedSums
{
    /// <summary>
    /// inner + scale * (2 * sum - offset), where sum is that of the parts times 256^(plane + word), all exact; the difference is rounded to float
    /// once and fused into <paramref name="inner"/>.
    /// </summary>
    /// <param name="inner">What stands already.</param>
    /// <param name="parts">Sums of 32 bits, [plane of bytes][word][row of block].</param>
    /// <param name="first">The first row's, in plane 0 and word 0.</param>
    /// <param name="planes">Planes of bytes, 1 or 2.</param>
    /// <param name="words">Words of an integer, 1 or 2.</param>
    /// <param name="stride">Rows of a block.</param>
    /// <param name="offset">The doubled zero point times the sum of the integers.</param>
    /// <param name="scale">The factor.</param>
    [MethodImpl(AggressiveOptimization)]
    public static TLanes Scale<TLanes>(
        TLanes inner, ref int parts, nuint first, int planes, int words, int stride, long offset, TLanes scale)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> rounded = stackalloc float[16];
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            ref int part = ref Unsafe.Add(ref parts, first + (nuint)lane);
            long sum = 0;
            for (int plane = 0; plane < planes; plane++)
            {
                for (int word = 0; word < words; word++)
                    sum += (long)Unsafe.Add(ref part, (plane * words + word) * stride) << (8 * (plane + word));
            }

            rounded[lane] = 2 * sum - offset;
        }

        return TLanes.FusedMultiplyAddF32(scale, TLanes.LoadF32(ref rounded[0], 0), inner);
    }
}
