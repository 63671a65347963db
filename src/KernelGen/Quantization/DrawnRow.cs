using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Stochastic binary and ternary rows (Ott et al., papers section 1.3; Ardakani et al., section 7.3). Two values: +s with
/// probability clip((w/s + 1)/2, 0, 1), else -s. Three values: sign(w) s with probability clip(|w|/s, 0, 1), else 0, sign(0) = -1.
/// In both the mean is clip(w, -s, s). Columns are taken in groups of 64; column 16 k + l of group g of a row gets word k of the
/// generator's block at counter (16 g + l, row, update), whatever the lane type.
/// </summary>
internal static class DrawnRow
{
    private const int Group = 64;

    /// <summary>Draws a row; <paramref name="values"/> may be the weights.</summary>
    public static void Write<T>(ref float weights, int count, float scale, bool isBinary, WeightDraw draw, int row, ref float values)
        where T : struct, ILanes<T>
    {
        ThreefryKey key = new(draw.Seed, draw.Stream);
        int whole = count & ~(Group - 1);
        for (int start = 0; start < whole; start += Group)
        {
            WriteGroup<T>(ref Unsafe.Add(ref weights, start), scale, isBinary, in key, start / 4, row, draw.Update, ref Unsafe.Add(ref values, start));
        }

        if (whole == count) return;
        FloatGroup rest = default;
        for (int index = whole; index < count; index++) rest[index - whole] = Unsafe.Add(ref weights, index);
        WriteGroup<T>(ref rest[0], scale, isBinary, in key, whole / 4, row, draw.Update, ref rest[0]);
        for (int index = whole; index < count; index++) Unsafe.Add(ref values, index) = rest[index - whole];
    }

    [MethodImpl(AggressiveOptimization)]
    private static void WriteGroup<T>(
        ref float weights, float scale, bool isBinary, in ThreefryKey key, int counter, int row, ulong update, ref float values)
        where T : struct, ILanes<T>
    {
        for (int lane = 0; lane < 16; lane += T.Count)
        {
            Threefry.Draw(in key, lane, counter, row, update, out T x0, out T x1, out T x2, out T x3);
            Choose(ref weights, scale, isBinary, x0, (nuint)lane, ref values);
            Choose(ref weights, scale, isBinary, x1, (nuint)lane + 16, ref values);
            Choose(ref weights, scale, isBinary, x2, (nuint)lane + 32, ref values);
            Choose(ref weights, scale, isBinary, x3, (nuint)lane + 48, ref values);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static void Choose<T>(ref float weights, float scale, bool isBinary, T bits, nuint index, ref float values)
        where T : struct, ILanes<T>
    {
        // A number in [0, 1): below a probability from 1 on always, below one up to 0 never, so that nothing need be clipped.
        T uniform = T.MultiplyF32(T.ConvertS32ToF32(T.ShiftRight32(bits, 8)), T.BroadcastF32(1f / (1 << 24)));
        T positive = T.BroadcastF32(scale), negative = T.BroadcastF32(-scale);
        T weight = T.LoadF32(in weights, index);
        T share = T.DivideF32(weight, positive);
        if (isBinary)
        {
            T probability = T.MultiplyF32(T.AddF32(share, T.BroadcastF32(1)), T.BroadcastF32(0.5f));
            T.StoreF32(T.Select(T.LessF32(uniform, probability), positive, negative), ref values, index);
        }
        else
        {
            T chosen = T.LessF32(uniform, T.And(share, T.BroadcastS32(int.MaxValue)));
            T signed = T.Select(T.LessF32(T.Zero, weight), positive, negative);
            T.StoreF32(T.And(chosen, signed), ref values, index);
        }
    }

    [InlineArray(Group)]
    private struct FloatGroup
    {
        private float first;
    }
}
