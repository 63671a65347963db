namespace KernelGen.Spec;

/// <summary>Rounding of sizes.</summary>
internal static class Multiples
{
    /// <summary>The least multiple of <paramref name="unit"/> that is not below <paramref name="value"/>, both at least 0 and 1.</summary>
    public static int RoundUp(int value, int unit) => BlocksOf(value, unit) * unit;

    /// <summary>As many values of 32 bits as fill whole registers of every lane type, <paramref name="count"/> of them in use.</summary>
    public static int WholeRegisters(int count) => RoundUp(count, 16);

    /// <summary>The least number of blocks of <paramref name="unit"/> that hold <paramref name="value"/>, both at least 0 and 1.</summary>
    public static int BlocksOf(int value, int unit) => (value + unit - 1) / unit;
}
