using System.Runtime.CompilerServices;
using KernelGen.Arithmetic;
using KernelGen.Lanes;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace KernelGen.Training;

/// <summary>
/// Dropout over one lane type. Elements are taken in groups of 64; element 16 w + l of group g gets word w of the generator's block
/// at counter (16 g + l, step), whatever the lane type.
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
internal static class DropoutKernel<T>
    where T : struct, ILanes<T>
{
    private const int Group = 64;

    /// <summary>y = x / keep where kept, else 0, for <paramref name="count"/> elements from number <paramref name="start"/>.</summary>
    public static void Apply(ref float y, ref float x, int start, int count, in DropoutMask mask, ulong step)
    {
        int whole = count & ~(Group - 1);
        for (int index = 0; index < whole; index += Group)
            ApplyGroup(ref Unsafe.Add(ref y, index), ref Unsafe.Add(ref x, index), (start + index) / 4, in mask, step);
        if (whole == count) return;
        FloatGroup rest = default;
        for (int index = whole; index < count; index++) rest[index - whole] = Unsafe.Add(ref x, index);
        ApplyGroup(ref rest[0], ref rest[0], (start + whole) / 4, in mask, step);
        for (int index = whole; index < count; index++) Unsafe.Add(ref y, index) = rest[index - whole];
    }

    [MethodImpl(AggressiveOptimization)]
    private static void ApplyGroup(ref float y, ref float x, int counter, in DropoutMask mask, ulong step)
    {
        ThreefryKey key = mask.Key;
        T limit = T.BroadcastF32(mask.Keep * (1 << 24)), gain = T.BroadcastF32(1 / mask.Keep);
        for (int lane = 0; lane < 16; lane += T.Count)
        {
            Threefry.Draw(in key, lane, counter, 0, step, out T x0, out T x1, out T x2, out T x3);
            Choose(ref y, ref x, lane, x0, limit, gain);
            Choose(ref y, ref x, lane + 16, x1, limit, gain);
            Choose(ref y, ref x, lane + 32, x2, limit, gain);
            Choose(ref y, ref x, lane + 48, x3, limit, gain);
        }
    }

    [MethodImpl(AggressiveInlining)]
    private static void Choose(ref float y, ref float x, int index, T bits, T limit, T gain)
    {
        // The upper 24 bits are exact as a float, so that the comparison is exact.
        T kept = T.LessF32(T.ConvertS32ToF32(T.ShiftRight32(bits, 8)), limit);
        T.StoreF32(T.And(kept, T.MultiplyF32(T.LoadF32(in x, (nuint)index), gain)), ref y, (nuint)index);
    }

    [InlineArray(Group)]
    private struct FloatGroup
    {
        private float first;
    }
}
