using System;

namespace KernelGen.Tests;

/// <summary>What a thread allocates between two points.</summary>
internal static class Allocations
{
    /// <summary>
    /// Empties what the thread has left of the memory it was last handed. A concurrent collection would take that rest away, and the
    /// runtime then counts it, up to 8 KiB, as allocated by the thread; after a blocking collection there is none. What is counted from
    /// here on is what the code itself allocates.
    /// </summary>
    public static void Settle() => GC.Collect();

    /// <summary>Bytes that this thread has allocated so far; first <see cref="Settle"/>, then read twice and subtract.</summary>
    public static long OfThisThread() => GC.GetAllocatedBytesForCurrentThread();
}
