using System.Diagnostics;
using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Benchmarks;

/// <summary>Scores the reference ensembles by every width of the kernels and by the plain node walk, in one run, and prints the ratios.</summary>
/// <remarks>Runs take turns and the least time of each counts, so that what else the machine does falls on all alike. <c>--trees</c> starts
/// it.</remarks>
internal static class TreeBenchmark
{
    private const int RowCount = 1_000, Rounds = 40;
    private const int MillisecondsOfRun = 4, MillisecondsOfTier = 120;

    public static void Run()
    {
        if (SharedFolder.SkipReason("models/gbdt") is { } reason)
        {
            Console.WriteLine($"Skipped: {reason}");
            return;
        }
        Console.WriteLine($"{"ns per row, one thread",-34}{"1",10}{"of walk",9}{"1,000",10}{"of walk",9}");
        foreach (string model in (string[])["a", "b"]) Compare(model);
    }

    private static void Compare(string name)
    {
        var model = XGBoostReader.Read(File.ReadAllText(SharedFolder.File($"models/gbdt/{name}.json")), name);
        int features = model.Features.Count;
        float[] rows = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(SharedFolder.File("models/gbdt/test1000.f32"))).ToArray();
        float[] columns = [.. Enumerable.Range(0, features).SelectMany(feature => Enumerable.Range(0, RowCount).Select(row => rows[row * features + feature]))];
        var contestants = new List<(string Name, Action Single, Action Batch)> { Walk(model, rows) };
        foreach (var width in Enum.GetValues<KernelWidth>().Where(width => width <= KernelWidths.Best).Reverse())
            contestants.Add(Kernel(model, width, rows, columns));
        double[] singles = Measure([.. contestants.Select(contestant => contestant.Single)]);
        double[] batches = Measure([.. contestants.Select(contestant => contestant.Batch)]);
        for (int i = 0; i < contestants.Count; i++)
            Console.WriteLine(FormattableString.Invariant(
                $"{$"({name}) {contestants[i].Name}",-34}{singles[i],10:F1}{Ratio(singles, i),9:F3}{batches[i],10:F1}{Ratio(batches, i),9:F3}"));
    }

    private static double Ratio(double[] times, int i) => times[i] / times[0];

    private static (string Name, Action Single, Action Batch) Walk(TreeEnsemble model, float[] rows)
    {
        var scorer = new EnsembleScorer(model);
        var margins = new double[model.OutputCount];
        int features = model.Features.Count;
        return ("plain node walk", Score, Score);

        void Score()
        {
            for (int row = 0; row < RowCount; row++) scorer.Margins(rows.AsSpan(row * features, features), margins);
        }
    }

    private static (string Name, Action Single, Action Batch) Kernel(TreeEnsemble model, KernelWidth width, float[] rows, float[] columns)
    {
        var kernel = EnsembleKernel.Create(model, width);
        var margins = new float[RowCount * model.OutputCount];
        int features = model.Features.Count;
        return ($"kernels, {width}", Single, () => kernel.Score(new FeatureTile(columns, features, RowCount), margins));

        void Single()
        {
            for (int row = 0; row < RowCount; row++)
                kernel.Score(new FeatureTile(rows.AsSpan(row * features, features), features, 1), margins.AsSpan(row, 1));
        }
    }

    /// <summary>The least time of each action, in nanoseconds a row.</summary>
    private static double[] Measure(Action[] actions)
    {
        int[] calls = [.. actions.Select(Calls)];
        double[] least = [.. actions.Select(_ => double.MaxValue)];
        for (int round = 0; round < Rounds; round++)
            for (int i = 0; i < actions.Length; i++) least[i] = Math.Min(least[i], Time(actions[i], calls[i]) * 1e6 / RowCount);
        return least;
    }

    // How many calls take long enough for the clock, once the runtime has compiled all of it at the highest tier.
    private static int Calls(Action action)
    {
        for (int i = 0; i < 3; i++)
        {
            Time(action, 40);
            Thread.Sleep(MillisecondsOfTier);
        }
        return (int)Math.Ceiling(MillisecondsOfRun / Math.Max(Time(action, 1), 1e-3));
    }

    /// <summary>Milliseconds a call.</summary>
    private static double Time(Action action, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / calls;
    }
}
