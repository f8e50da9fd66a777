using System.Diagnostics;
using FeatureGen;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Evaluation;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Training;

namespace AdRanking;

/// <summary>The whole loop in one process: profile the log, train on its first part, measure on its last, rank with the generated code.</summary>
/// <param name="path">The log; null for the one that is made in memory.</param>
/// <param name="output">What is told goes here.</param>
internal sealed class MainJob(string? path, TextWriter output)
{
    private const double TrainShare = 0.8;

    private readonly MemoryStream? _made = path is null ? LogFile.Make() : null;

    /// <summary>Runs the job.</summary>
    public int Run()
    {
        Train(Profile());
        output.WriteLine();
        using var log = Open();
        RankingDemo.Show(log, output);
        return 0;
    }

    private CsvDataReader Open() => _made is null
        ? new CsvDataReader(path!)
        : new CsvDataReader(new MemoryStream(_made.GetBuffer(), 0, (int)_made.Length), "the log made in memory");

    private ProfileFile Profile()
    {
        long start = Stopwatch.GetTimestamp();
        using var reader = Open();
        var profile = SchemaProfiler.Profile(reader, AdImpression.Schema.Manifest);
        output.WriteLine($"{profile.Rows:N0} impressions profiled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s. The fields, best first:");
        output.WriteLine();
        output.WriteLine($"  {"field",-26} {"nats",9} {"share",7}  verdict");
        foreach (var field in profile.Fields)
            output.WriteLine($"  {field.Name,-26} {field.Score,9:F5} {field.Share,7:P1}  {Describe(field)}");
        return profile;
    }

    private static string Describe(ProfileField field) => ProfileJudge.Judge(field, ProfileThresholds.Default) switch
    {
        ProfileVerdict.Constant => "constant",
        ProfileVerdict.MostlyMissing => $"mostly missing: {field.Coverage:P1} of rows have it",
        ProfileVerdict.Leaking => $"leaking: explains {field.LabelShare:P0} of the label",
        ProfileVerdict.Redundant => $"redundant with {field.RedundantWith} ({field.Similarity:F2})",
        ProfileVerdict.Unimportant => "unimportant",
        ProfileVerdict.FewBuckets => $"{field.Distinct:N0} values in {field.Buckets:N0} buckets",
        _ => "",
    };

    private void Train(ProfileFile profile)
    {
        long start = Stopwatch.GetTimestamp();
        using var reader = Open();
        var log = EncodedDataset.Read(new SchemaInterpreter(AdImpression.Schema.Manifest, reader, "the log", ReadPurpose.Learn));
        int[] rows = [.. Enumerable.Range(0, log.Count)];
        int trained = (int)(log.Count * TrainShare), validated = (int)(trained * TrainShare);

        // What leaks is not known when ads are ranked; what is redundant or says nothing only costs time.
        var options = new TrainingOptions { Kind = ModelKind.Linear, Without = new(profile.Fields.Where(IsLeftOut).Select(f => f.Name)) };
        var result = Trainer.Train(new DatasetRows(log, rows[..validated]), new DatasetRows(log, rows[validated..trained]), options);
        var held = ModelEvaluator.Evaluate(new DatasetRows(log, rows[trained..]), result.Model);
        output.WriteLine();
        output.WriteLine($"Linear model trained in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s ({result.BestEpoch} epochs, without {string.Join(", ", options.Without)}).");
        output.WriteLine($"On the last {held.Rows:N0} impressions: AUC {held.Auc:F4}, logloss {held.LogLoss:F4}, NDCG@10 {held.Ndcg:F4}.");
    }

    private static bool IsLeftOut(ProfileField field) => ProfileJudge.Judge(field, ProfileThresholds.Default) is not (ProfileVerdict.Fine or ProfileVerdict.FewBuckets);
}
