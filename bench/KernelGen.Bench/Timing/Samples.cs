using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace KernelGen.Bench.Timing;

/// <summary>Single calls, timed one by one.</summary>
internal static class Samples
{
    /// <summary>Seconds that a call takes.</summary>
    public static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The median; sorts the values.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
