using System.CommandLine;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen drift</c>: holds new rows against a profile.</summary>
internal sealed class DriftVerb
{
    private const string Table = "table", Json = "json", Sarif = "sarif";

    private readonly ToolContext _tool;
    private readonly Option<string> _profile = new("--profile")
    {
        Description = "What profile wrote of the rows that new ones are held against.",
        HelpName = "FILE.profile.json",
    };
    private readonly Option<string> _data = VerbOptions.Data(
        "The new rows: a CSV file, its first line naming the columns. Labels may be missing.");
    private readonly Option<string> _schema = VerbOptions.Schema(required: false, " Needed if the profile was measured through one.");
    private readonly Option<string> _by = new("--by")
    {
        Description = "Without a profile: the column of times or numbers by which the rows are split; those before --at are profiled and "
            + "those from it on compared.",
        HelpName = "NAME",
    };
    private readonly Option<string> _at = new("--at") { Description = "With --by: where.", HelpName = "VALUE" };
    private readonly Option<string> _label = new("--label")
    {
        Description = "With --by and without a schema: the label.",
        HelpName = "NAME",
    };
    private readonly Option<double> _threshold = VerbOptions.Number(
        "--threshold", "The stability index, less what chance adds to it, from which on a field has drifted.", 0.2, x => x > 0, "above 0");
    private readonly Option<string> _format = VerbOptions.Format(Table, Json, Sarif);
    private readonly Option<string> _out = new("--out")
    {
        Description = "Writes the result there instead of to standard output.",
        HelpName = "FILE",
    };

    private DriftVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new DriftVerb(tool);
        var command = new VerbCommand(
            "drift",
            "Compares new rows with a profile, field by field and for the label, in the bins that the profile froze; missing values and "
            + "values of no bin are bins too. PSI: the population stability index, half an observation added to each bin; by chance: what "
            + "it is on average without any drift. JS: the Jensen-Shannon distance, 0 to 1. KS: the Kolmogorov-Smirnov statistic of numbers "
            + "at the edges of bins. q: the share of false finds among fields that differ as surely, by the G test. A field has "
            + "drifted if PSI less chance reaches the threshold and q is below 0.01. Exits with 1 if anything has drifted.",
            "featuregen drift --data today.csv --profile AdImpression.profile.json --schema bin/Release/net10.0/Ads.dll",
            "featuregen drift --data today.csv --profile table.profile.json --threshold 0.1",
            "featuregen drift --data today.csv --profile table.profile.json --format sarif --out drift.sarif",
            "featuregen drift --data log.csv --by Timestamp --at 2026-01-01 --schema Ads.dll:AdImpression")
        {
            verb._data, verb._profile, verb._schema, verb._by, verb._at, verb._label, verb._threshold, verb._format, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var data = options.GetValue(_data)!;
        if (options.GetValue(_out) is { } place) AtomicFile.RequirePlace(place);
        var drift = new DriftOptions { Threshold = options.GetValue(_threshold) };
        var report = options.GetValue(_profile) is { } path
            ? CompareFiles(options, data, path, drift)
            : CompareWindows(options, data, drift);
        Write(Text(report, data, options.GetValue(_format)!), options.GetValue(_out));
        return report.Drifted.Any() ? ToolApplication.Findings : ToolApplication.Done;
    }

    private DriftReport CompareFiles(ParseResult options, string data, string path, DriftOptions drift)
    {
        if (options.GetValue(_by) is not null || options.GetValue(_at) is not null || options.GetValue(_label) is not null)
            throw new ToolException("--profile excludes --by, --at and --label: the profile knows its rows and its label.");
        var profile = InputFiles.ReadProfile(path, "--profile");
        var schema = options.GetValue(_schema) is { } selection ? ManifestReader.Read(selection) : null;
        if (DriftDetector.FindMismatch(profile, schema) is { } mismatch) throw new ToolException($"{path}: {mismatch}.");
        return Compare(data, profile, schema, drift);
    }

    private DriftReport CompareWindows(ParseResult options, string data, DriftOptions drift)
    {
        if (options.GetValue(_by) is not { } column || options.GetValue(_at) is not { } at)
            throw new ToolException("either --profile or --by and --at are needed. 'featuregen drift --help' lists the options.");
        var schema = ProfileVerb.ReadSchema(options.GetValue(_schema), options.GetValue(_label), "drift");
        var before = new ProfileOptions { Window = new RowWindow(column, at, IsAfter: false) };
        var profile = Read(data, $"profiling {data} before {at}", (reader, progress) => schema is not null
            ? SchemaProfiler.Profile(reader, schema, before, progress, _tool.Cancellation)
            : SchemaProfiler.Profile(
                reader, options.GetValue(_label)!, Path.GetFileNameWithoutExtension(data), before, progress, _tool.Cancellation));
        // What rows are split by differs by that alone.
        profile = profile with { Fields = new(profile.Fields.Where(field => field.Name != column)) };
        return Compare(data, profile, schema, drift with { Window = new RowWindow(column, at, IsAfter: true) });
    }

    private DriftReport Compare(string data, ProfileFile profile, SchemaManifest? schema, DriftOptions drift) =>
        Read(data, $"comparing {data}", (reader, progress) =>
            DriftDetector.Compare(reader, profile, schema, drift, progress, _tool.Cancellation));

    private T Read<T>(string data, string title, Func<CsvDataReader, IProgress<long>, T> work)
    {
        using var reader = InputFiles.OpenTable(data);
        double length = Math.Max(1, new FileInfo(data).Length);
        return ProgressDisplay.Run(_tool.Console, title, display =>
            work(reader, new Relay<long>(_ => display.Report(reader.BytesRead / length))));
    }

    private static string Text(DriftReport report, string data, string format) => format switch
    {
        Json => DriftReportJson.Write(report),
        Sarif => DriftSarif.Write(report, data),
        _ => DriftText.Write(report),
    };

    private void Write(string text, string? path)
    {
        if (path is null)
        {
            _tool.Console.Output.Write(text);
            return;
        }
        AtomicFile.Write(path, text);
        _tool.Note($"wrote {path}");
    }
}
