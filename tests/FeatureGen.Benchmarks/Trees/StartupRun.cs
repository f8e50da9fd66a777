using System.Globalization;
using System.Runtime;
using FeatureGen.Benchmarks.Trees.Schemas;
using FeatureGen.Formats;
using FeatureGen.Formats.Models;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>What a fresh process does until its first scores by a baked model. Prints a line a step: the thread's time and the compiler's
/// part of it in milliseconds, and the methods that were compiled.</summary>
internal static class StartupRun
{
    /// <summary>The argument that starts it; the file of the baked trees follows, or nothing for a linear model.</summary>
    public const string Argument = "--startup-run";

    /// <summary>What is measured: the model laid out and a row scored, rows scored, the same model laid out once more.</summary>
    public static readonly string[] Steps = ["first score", "256 rows", "layout again"];

    private const int RowCount = 256;

    private static RankingModel<FlatRow>? s_model;

    /// <summary>Runs the steps.</summary>
    public static void Run(string? file)
    {
        string trees = file is null ? "" : File.ReadAllText(file);
        var rows = new FlatRow[RowCount];
        var scores = new float[RowCount];
        // The schema is there without any model, and so is the clock.
        _ = FlatRow.Schema.Fields;
        Measure(() => { });
        Measure(() =>
        {
            s_model = Model(trees);
            scores[0] = s_model.Score(in rows[0]);
        });
        Measure(() => s_model!.Score(rows, scores));
        Measure(() => Model(trees));
    }

    private static RankingModel<FlatRow> Model(string trees) => trees.Length > 0
        ? RankingModel<FlatRow>.BakeTrees(FlatRow.Schema.Manifest.Name, FlatRow.Schema.Manifest.Fingerprint, trees)
        : RankingModel<FlatRow>.Bake(Linear());

    private static ModelFile Linear() => new()
    {
        Kind = ModelKind.Linear,
        Schema = FlatRow.Schema.Manifest.Name,
        Fingerprint = FlatRow.Schema.Manifest.Fingerprint,
        Fields = new(FlatRow.Schema.Fields.Select(field => new ModelField
        {
            Name = field.Field.Name,
            Centers = new([0f]),
            Scales = new([1f]),
            Weights = new([.. Enumerable.Repeat(1f, field.WeightCount)]),
        })),
    };

    private static void Measure(Action step)
    {
        double compiling = JitInfo.GetCompilationTime(currentThread: true).TotalMilliseconds;
        long methods = JitInfo.GetCompiledMethodCount(currentThread: true);
        double start = ThreadClock.Seconds;
        step();
        double time = (ThreadClock.Seconds - start) * 1e3;
        compiling = JitInfo.GetCompilationTime(currentThread: true).TotalMilliseconds - compiling;
        methods = JitInfo.GetCompiledMethodCount(currentThread: true) - methods;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time} {compiling} {methods}"));
    }
}
