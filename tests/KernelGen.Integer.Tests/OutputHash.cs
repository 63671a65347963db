namespace KernelGen.Integer.Tests;

/// <summary>FNV-1a of integers.</summary>
internal static class OutputHash
{
    /// <summary>The hash of nothing.</summary>
    public const ulong Basis = 14695981039346656037;

    /// <summary>The hash with further integers.</summary>
    public static ulong Added(ulong hash, int[] outputs)
    {
        foreach (int value in outputs) hash = (hash ^ (uint)value) * 1099511628211;
        return hash;
    }
}
