using System;
using System.Diagnostics;

namespace LanguageModel;

/// <summary>Times two ways of doing the same by turns, so that a busy machine slows both: medians over the rounds.</summary>
internal static class PairedTimer
{
    private const int Rounds = 15;

    /// <summary>
    /// Microseconds a call of each, and the median of the ratios second / first. Each is called often enough that a round takes about two
    /// milliseconds.
    /// </summary>
    public static (double First, double Second, double Ratio) Measure(Action first, Action second)
    {
        int firstCalls = Calls(first), secondCalls = Calls(second);
        double[] firsts = new double[Rounds], seconds = new double[Rounds], ratios = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            firsts[round] = Microseconds(first, firstCalls);
            seconds[round] = Microseconds(second, secondCalls);
            ratios[round] = seconds[round] / firsts[round];
        }

        return (Median(firsts), Median(seconds), Median(ratios));
    }

    private static int Calls(Action action)
    {
        action();
        return Math.Clamp((int)(2000 / Math.Max(Microseconds(action, 3), 0.1)), 1, 2000);
    }

    private static double Microseconds(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < calls; call++) action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static double Median(double[] values)
    {
        double[] sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }
}
