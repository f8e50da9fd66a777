using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>The time that the current thread ran, so that waiting for a processor does not count; wall time but on Linux.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;
    private const double NanosecondsOfSecond = 1e9;

    /// <summary>The time since some moment, in seconds.</summary>
    public static double Seconds
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
            if (GetTime(ThreadProcessorTime, out var time) != 0) throw new InvalidOperationException("The system has no clock of threads.");
            return time.Seconds + time.Nanoseconds / NanosecondsOfSecond;
        }
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Time(nint Seconds, nint Nanoseconds);
}
