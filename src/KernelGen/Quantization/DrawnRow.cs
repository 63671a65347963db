using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Quantization;

/// <summary>
/// Stochastic rows. Columns are taken in groups of 64; column 16 k + l of group g of a row gets word k of the generator's block at
/// counter (16 g + l, row, update), whatever the lane type.
/// </summary>
internal static class DrawnRow
{
    private const int Group = 64;

    /// <summary>Draws a row; <paramref name="values"/> may be the weights.</summary>
    public static void Write<T, TRule>(ref float weights, int count, TRule rule, WeightDraw draw, int row, ref float values)
        where T : struct, ILanes<T>
        where TRule : struct, IDrawRule
    {
        ThreefryKey key = new(draw.Seed, draw.Stream);
        int whole = count & ~(Group - 1);
        for (int start = 0; start < whole; start += Group)
        {
            WriteGroup<T, TRule>(ref Unsafe.Add(ref weights, start), rule, in key, start / 4, row, draw.Update, ref Unsafe.Add(ref values, start));
        }

        if (whole == count) return;
        FloatGroup rest = default;
        for (int index = whole; index < count; index++) rest[index - whole] = Unsafe.Add(ref weights, index);
        WriteGroup<T, TRule>(ref rest[0], rule, in key, whole / 4, row, draw.Update, ref rest[0]);
        for (int index = whole; index < count; index++) Unsafe.Add(ref values, index) = rest[index - whole];
    }

    [MethodImpl(AggressiveOptimization)]
    private static void WriteGroup<T, TRule>(
        ref float weights, TRule rule, in ThreefryKey key, int counter, int row, ulong update, ref float values)
        where T : struct, ILanes<T>
        where TRule : struct, IDrawRule
    {
        for (int lane = 0; lane < 16; lane += T.Count)
        {
            Threefry.Draw(in key, lane, counter, row, update, out T x0, out T x1, out T x2, out T x3);
            Choose(ref weights, rule, x0, (nuint)lane, ref values);
            Choose(ref weights, rule, x1, (nuint)lane + 16, ref values);
            Choose(ref weights, rule, x2, (nuint)lane + 32, ref values);
            Choose(ref weights, rule, x3, (nuint)lane + 48, ref values);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static void Choose<T, TRule>(ref float weights, TRule rule, T bits, nuint index, ref float values)
        where T : struct, ILanes<T>
        where TRule : struct, IDrawRule
    {
        T uniform = T.MultiplyF32(T.ConvertS32ToF32(T.ShiftRight32(bits, 8)), T.BroadcastF32(1f / (1 << 24)));
        T.StoreF32(rule.Choose(T.LoadF32(in weights, index), uniform), ref values, index);
    }

    [InlineArray(Group)]
    private struct FloatGroup
    {
        private float first;
    }
}
