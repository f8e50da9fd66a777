using FeatureGen.Trees.Kernels;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>Compares, in one run, the ways to score, rank and explain by the reference ensembles, one thread. <c>--trees</c> starts it,
/// <c>--trees rows</c>, <c>requests</c>, <c>explain</c> or <c>startup</c> a part of it.</summary>
internal static class TreeBenchmarks
{
    private static readonly (string Name, Action Run)[] s_parts =
    [
        ("rows", RowBenchmark.Run), ("requests", RequestBenchmark.Run), ("explain", ExplainBenchmark.Run),
        ("startup", StartupBenchmark.Run),
    ];

    /// <summary>Runs some parts, all if none is named.</summary>
    public static void Run(string[] parts)
    {
        if (GbdtFiles.SkipReason is { } reason)
        {
            Console.WriteLine($"Skipped: {reason}");
            return;
        }
        Console.WriteLine($"One thread's own time, the least of {Turns.Rounds} turns; kernels up to {KernelWidths.Best}.");
        if (!XGBoostLibrary.IsInstalled) Console.WriteLine("XGBoost is left out: libxgboost is not installed (Debian: libxgboost0).");
        foreach (var part in s_parts)
            if (parts.Length == 0 || parts.Contains(part.Name)) part.Run();
    }
}
