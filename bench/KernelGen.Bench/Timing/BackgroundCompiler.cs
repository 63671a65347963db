using System;
using System.Diagnostics;
using System.Runtime;
using System.Threading;

namespace KernelGen.Bench.Timing;

/// <summary>The second tier of the compiler, which works through a queue: Roslyn leaves thousands of methods in it.</summary>
internal static class BackgroundCompiler
{
    /// <summary>New methods wait for 100 ms in which none is called for the first time.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until nothing has been compiled for a while, at most <paramref name="most"/>.</summary>
    public static void Settle(TimeSpan most)
    {
        long start = Stopwatch.GetTimestamp(), last = start, methods = JitInfo.GetCompiledMethodCount();
        while (Stopwatch.GetElapsedTime(last) < quiet && Stopwatch.GetElapsedTime(start) < most)
        {
            Thread.Sleep(20);
            long now = JitInfo.GetCompiledMethodCount();
            if (now != methods) last = Stopwatch.GetTimestamp();
            methods = now;
        }
    }
}
