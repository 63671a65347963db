namespace KernelGen.Arithmetic;

/// <summary>The key schedule of Threefry: four key words and their parity word, used in turn.</summary>
internal readonly struct ThreefryKey
{
    private readonly uint key0, key1, key2, key3, key4;

    /// <summary>The schedule of key (<paramref name="low"/>, <paramref name="high"/>).</summary>
    public ThreefryKey(ulong low, ulong high)
    {
        key0 = (uint)low;
        key1 = (uint)(low >> 32);
        key2 = (uint)high;
        key3 = (uint)(high >> 32);
        key4 = 0x1BD11BDA ^ key0 ^ key1 ^ key2 ^ key3;
    }

    /// <summary>Word <paramref name="index"/>, counted modulo five.</summary>
    public uint this[int index] => (index % 5) switch { 0 => key0, 1 => key1, 2 => key2, 3 => key3, _ => key4 };
}
