using System;
using System.Diagnostics;

namespace KernelGen.Bench.Timing;

/// <summary>Keeps the measuring thread on one processor where the system allows it.</summary>
internal static class OneProcessor
{
    /// <summary>Pins to the last processor this process may use: the first one serves most interrupts.</summary>
    /// <returns>What was done, for the report.</returns>
    public static string Pin()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return "not pinned";
        try
        {
            using Process self = Process.GetCurrentProcess();
            ulong allowed = (ulong)self.ProcessorAffinity;
            if (allowed == 0) return "not pinned";
            int last = 63 - System.Numerics.BitOperations.LeadingZeroCount(allowed);
            self.ProcessorAffinity = (nint)(1L << last);
            return $"pinned to processor {last}";
        }
        catch (Exception refusal) when (refusal is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "not pinned";
        }
    }
}
