using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Bench.Timing;

/// <summary>
/// How fast bytes are read in order, again and again, with nothing else done to them: where a cache is shared with others, the system tells its size but not
/// how much of it is ours.
/// </summary>
internal static class PlainReading
{
    /// <summary>By how much the time a byte grows from reading <paramref name="before"/> bytes to reading <paramref name="after"/>.</summary>
    public static double Growth(long before, long after, TimeSpan time)
    {
        AlignedBuffer first = Written(before), second = Written(after);
        TurnTimer timer = new(_ => Read(first), _ => Read(second));
        timer.Measure(time);
        return timer.MedianRatio(1, 0) * first.Length / second.Length;
    }

    /// <summary>Memory that was never written is one page of zeros.</summary>
    private static AlignedBuffer Written(long bytes)
    {
        AlignedBuffer buffer = new(bytes);
        buffer.Span.Fill(1);
        return buffer;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Read(AlignedBuffer buffer)
    {
        ref int start = ref buffer.IntegersAt(0);
        nuint count = (nuint)(buffer.Length / sizeof(int)), step = (nuint)Vector<int>.Count;
        Vector<int> even = Vector<int>.Zero, odd = Vector<int>.Zero;
        for (nuint index = 0; index + 2 * step <= count; index += 2 * step)
        {
            even += Vector.LoadUnsafe(ref start, index);
            odd += Vector.LoadUnsafe(ref start, index + step);
        }

        return Vector.Sum(even + odd);
    }
}
