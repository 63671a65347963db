using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Quantization;

/// <summary>Joins sixteen partial sums by the one tree of all reductions: k with k + 8, then k + 4, k + 2 and k + 1.</summary>
internal static class PartialSums
{
    /// <summary>The sum of floats.</summary>
    public static float Join(ref Block<float> partials)
    {
        ref float start = ref Block<float>.Start(ref partials);
        Lanes128 low = Lanes128.AddF32(Lanes128.LoadF32(ref start, 0), Lanes128.LoadF32(ref start, 8));
        Lanes128 high = Lanes128.AddF32(Lanes128.LoadF32(ref start, 4), Lanes128.LoadF32(ref start, 12));
        Lanes128.StoreF32(Lanes128.AddF32(low, high), ref start, 0);
        return (start + Unsafe.Add(ref start, 2)) + (Unsafe.Add(ref start, 1) + Unsafe.Add(ref start, 3));
    }

    /// <summary>The sum of integers.</summary>
    public static int Join(ref Block<int> partials)
    {
        ref int start = ref Block<int>.Start(ref partials);
        Lanes128 low = Lanes128.AddS32(Lanes128.LoadS32(ref start, 0), Lanes128.LoadS32(ref start, 8));
        Lanes128 high = Lanes128.AddS32(Lanes128.LoadS32(ref start, 4), Lanes128.LoadS32(ref start, 12));
        Lanes128.StoreS32(Lanes128.AddS32(low, high), ref start, 0);
        return start + Unsafe.Add(ref start, 2) + Unsafe.Add(ref start, 1) + Unsafe.Add(ref start, 3);
    }
}
