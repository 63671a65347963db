using System.Numerics;

namespace KernelGen.Integers;

/// <summary>The square root of an integer, rounded down.</summary>
public static class IntegerRoot
{
    /// <summary>The greatest integer whose square is at most <paramref name="value"/>.</summary>
    public static uint Of(ulong value)
    {
        ulong root = 0, rest = value;
        for (ulong bit = value == 0 ? 0 : 1UL << (BitOperations.Log2(value) & ~1); bit != 0; bit >>= 2)
        {
            ulong attempt = root + bit;
            root >>= 1;
            if (rest < attempt) continue;
            rest -= attempt;
            root += bit;
        }

        return (uint)root;
    }
}
