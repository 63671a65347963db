using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using KernelGen.Bench.Cases;

namespace KernelGen.Bench.Timing;

/// <summary>
/// Times several versions of one step in turn, many short samples each, so that whatever slows the machine slows all of
/// them. A ratio is taken within a round; the order changes from round to round.
/// </summary>
internal sealed class TurnTimer
{
    private static readonly TimeSpan SampleLength = TimeSpan.FromMicroseconds(250);
    private static readonly TimeSpan WarmUpPause = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan WarmUpLength = TimeSpan.FromMilliseconds(60);
    private const int LeastRounds = 9;
    private const int WarmUpCalls = 45;
    private const int WarmUpPasses = 3;
    private const int MostCalls = 4096;

    /// <summary>
    /// Calls before a sample that are not timed. A last-level cache that takes what the second level gives up keeps a line only after
    /// it was used several times: behind a version that reads 170 MB, a matrix of 11 MB took three times as long in the second call
    /// as from the eighth on, and one of 43 MB twice as long until the tenth.
    /// </summary>
    private const int CallsBeforeSample = 12;

    private readonly Advance[] versions;
    private readonly Func<double> clock;
    private readonly int[] calls;
    private readonly List<double[]> rounds = [];

    /// <summary>
    /// Warms up until the second tier of the compiler has replaced the first, with pauses for it to work in. A call longer than a
    /// millisecond loops so often that its loops are replaced while they run.
    /// </summary>
    public TurnTimer(params Advance[] versions)
        : this(ThreadClock.Microseconds, versions)
    {
    }

    /// <summary>The same by another clock: what several threads do takes time of day.</summary>
    public TurnTimer(Func<double> clock, Advance[] versions)
    {
        this.clock = clock;
        this.versions = versions;
        calls = new int[versions.Length];
        for (int pass = 0; pass < WarmUpPasses; pass++)
        {
            foreach (Advance version in versions)
            {
                long start = Stopwatch.GetTimestamp();
                for (int call = 0; call < WarmUpCalls && Stopwatch.GetElapsedTime(start) < WarmUpLength; call++) version(call);
            }

            Thread.Sleep(WarmUpPause);
        }

        for (int version = 0; version < versions.Length; version++) calls[version] = CallsOfSample(versions[version]);
    }

    /// <summary>Rounds until now.</summary>
    public int Rounds => rounds.Count;

    /// <summary>Measures rounds until <paramref name="time"/> is over.</summary>
    public void Measure(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        while (rounds.Count < LeastRounds || Stopwatch.GetElapsedTime(start) < time)
        {
            double[] microseconds = new double[versions.Length];
            for (int turn = 0; turn < versions.Length; turn++)
            {
                int version = (turn + rounds.Count) % versions.Length;
                microseconds[version] = Sample(versions[version], calls[version]);
            }

            rounds.Add(microseconds);
        }
    }

    /// <summary>The median time of a call in microseconds.</summary>
    public double Median(int version) => MedianOf(round => round[version]);

    /// <summary>The median over the rounds of one version's time divided by another's.</summary>
    public double MedianRatio(int version, int by) => MedianOf(round => round[version] / round[by]);

    private double MedianOf(Func<double[], double> value)
    {
        double[] values = new double[rounds.Count];
        for (int round = 0; round < values.Length; round++) values[round] = value(rounds[round]);
        Array.Sort(values);
        return (values[values.Length / 2] + values[(values.Length - 1) / 2]) / 2;
    }

    /// <summary>Calls that are not timed bring the weights back into the caches after another version had them.</summary>
    private double Sample(Advance version, int calls)
    {
        for (int call = 0; call < CallsBeforeSample; call++) version(call);
        double start = clock();
        for (int call = 1; call <= calls; call++) version(call);
        return (clock() - start) / calls;
    }

    private int CallsOfSample(Advance version)
    {
        double least = double.MaxValue;
        for (int trial = 0; trial < 5; trial++) least = Math.Min(least, Sample(version, 3));
        return (int)Math.Clamp(Math.Ceiling(SampleLength.TotalMicroseconds / least), 1, MostCalls);
    }
}
