using FeatureGen.Testing;

namespace FeatureGen.Benchmarks.Profiles;

/// <summary>
/// Ranks the columns of a table of a million rows in which it is known what matters, and lets others do so. <c>--profile</c> starts it,
/// <c>--profile FOLDER</c> with a table of one's own.
/// </summary>
internal static class ProfileBenchmark
{
    private const int Rows = 1_000_000;
    private const int Seed = 20240601;
    private const int Runs = 5;
    private const string Python = "/usr/bin/python3";

    /// <summary>Measures.</summary>
    /// <param name="arguments">A folder with <c>data.csv</c> and <c>truth.tsv</c>, or nothing.</param>
    public static void Run(string[] arguments)
    {
        using var folder = new TemporaryFolder();
        string path = arguments.FirstOrDefault() ?? folder.Path;
        if (arguments.Length == 0) PlantedTable.Write(path, Rows, Seed);
        string data = Path.Combine(path, "data.csv");
        var quality = new RankingQuality(Path.Combine(path, "truth.tsv"));
        Console.WriteLine($"{new FileInfo(data).Length / 1e6:F0} MB. Whole processes, medians of {Runs} runs; others run once.");
        Console.WriteLine($"{"",-56}{"cpu s",8}{"wall s",8}{"MiB",8}{"AUC",8}{"P@20",6}");
        string self = Environment.ProcessPath!;
        Report("FeatureGen", quality, [.. Enumerable.Range(0, Runs).Select(_ => RankingRun.Start(self, RankingRun.Argument, data))]);
        Peer("scikit-learn mutual_info_classif (read, encode, fit)", "sklearn");
        Peer("XGBoost gain, 100,000 rows (read, fit)", "xgboost");

        void Peer(string name, string which)
        {
            if (!File.Exists(Python)) Console.WriteLine($"{name}: skipped, there is no {Python}.");
            else Report(name, quality, [RankingRun.Start(Python, Path.Combine(AppContext.BaseDirectory, "peers.py"), data, which)]);
        }
    }

    private static void Report(string name, RankingQuality quality, RankingRun?[] runs)
    {
        if (runs.OfType<RankingRun>().ToArray() is not [var first, ..] done)
        {
            Console.WriteLine($"{name}: skipped, it cannot be run here.");
            return;
        }
        double auc = quality.AreaUnderCurve(first.Ranking), precision = quality.Precision(first.Ranking);
        Console.WriteLine($"{name,-56}{Median(run => run.ProcessorSeconds),8:F2}{Median(run => run.WallSeconds),8:F2}"
            + $"{Median(run => run.Mebibytes),8:F0}{auc,8:F4}{precision,6:F2}");

        double Median(Func<RankingRun, double> of) => done.Select(of).Order().ElementAt(done.Length / 2);
    }
}
