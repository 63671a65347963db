using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KernelGen.Bench.Timing;

/// <summary>
/// The processor time of the calling thread where the system tells it (64-bit Linux), so that being set aside for another
/// process does not count as work; time of day elsewhere. On an idle machine the two are the same.
/// </summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Which of the two it is, for the report.</summary>
    public static string Name => IsProcessorTime ? "processor time" : "time of day";

    private static bool IsProcessorTime => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Microseconds from some fixed point on.</summary>
    public static double Microseconds()
    {
        if (IsProcessorTime && ReadClock(ThreadProcessorTime, out Reading reading) == 0)
            return reading.Seconds * 1e6 + reading.Nanoseconds * 1e-3;
        return TimeOfDay();
    }

    /// <summary>The same by the time of day.</summary>
    public static double TimeOfDay() => Stopwatch.GetTimestamp() * (1e6 / Stopwatch.Frequency);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Reading reading);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Reading
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
