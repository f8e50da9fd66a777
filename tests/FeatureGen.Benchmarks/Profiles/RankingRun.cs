using System.Diagnostics;
using System.Globalization;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Benchmarks.Profiles;

/// <summary>What one process did: the columns it ranked, its processor time, its peak memory, how long one waited.</summary>
/// <param name="Ranking">The columns, best first.</param>
/// <param name="ProcessorSeconds">All threads together.</param>
/// <param name="Mebibytes">The most memory that was resident.</param>
/// <param name="WallSeconds">From the start of the process to its end.</param>
internal sealed record RankingRun(IReadOnlyList<string> Ranking, double ProcessorSeconds, double Mebibytes, double WallSeconds)
{
    /// <summary>The argument that makes the program profile a table and tell.</summary>
    public const string Argument = "--profile-run";

    /// <summary>Profiles a table in this process.</summary>
    public static void Profile(string path)
    {
        using var reader = new CsvDataReader(path);
        var profile = SchemaProfiler.Profile(reader, "label", "table");
        foreach (var field in profile.Fields) Console.WriteLine(field.Name);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{process.TotalProcessorTime.TotalSeconds:F2} {process.PeakWorkingSet64 / (double)(1 << 20):F0}"));
    }

    /// <summary>Starts a program; null if it fails.</summary>
    public static RankingRun? Start(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        if (process.ExitCode != 0) return null;
        double[] used = [.. lines[^1].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
        return new RankingRun(lines[..^1], used[0], used[1], watch.Elapsed.TotalSeconds);
    }
}
