using System.CommandLine;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;
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
        Required = true,
    };
    private readonly Option<string> _data = VerbOptions.Data("The new rows: a CSV file, its first line naming the columns. Labels may be missing.");
    private readonly Option<string> _schema = VerbOptions.Schema(required: false, " Needed if the profile was measured through one.");
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
            + "values of no bin are bins too. PSI: the population stability index, half an observation added to each bin; by chance: what it "
            + "is on average without any drift. JS: the Jensen-Shannon distance, 0 to 1. KS: the Kolmogorov-Smirnov statistic of numbers at "
            + "the edges of bins. q: the share of false finds among fields that differ as surely, by the G test. A field has "
            + "drifted if PSI less chance reaches the threshold and q is below 0.01. Exits with 1 if anything has drifted.",
            "featuregen drift --data today.csv --profile AdImpression.profile.json --schema bin/Release/net10.0/Ads.dll",
            "featuregen drift --data today.csv --profile table.profile.json --threshold 0.1",
            "featuregen drift --data today.csv --profile table.profile.json --format sarif --out drift.sarif")
        {
            verb._data, verb._profile, verb._schema, verb._threshold, verb._format, verb._out,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        string path = options.GetValue(_profile)!, data = options.GetValue(_data)!;
        if (options.GetValue(_out) is { } place) AtomicFile.RequirePlace(place);
        var profile = InputFiles.ReadProfile(path, "--profile");
        var schema = options.GetValue(_schema) is { } selection ? ManifestReader.Read(selection) : null;
        if (DriftDetector.FindMismatch(profile, schema) is { } mismatch) throw new ToolException($"{path}: {mismatch}.");
        var report = Compare(data, profile, schema, options.GetValue(_threshold));
        Write(Text(report, data, options.GetValue(_format)!), options.GetValue(_out));
        return report.Drifted.Any() ? ToolApplication.Findings : ToolApplication.Done;
    }

    private DriftReport Compare(string data, ProfileFile profile, SchemaManifest? schema, double threshold)
    {
        using var reader = InputFiles.OpenTable(data);
        double length = Math.Max(1, new FileInfo(data).Length);
        return ProgressDisplay.Run(_tool.Console, $"comparing {data}", display => DriftDetector.Compare(
            reader, profile, schema, new DriftOptions { Threshold = threshold },
            new Relay<long>(_ => display.Report(reader.BytesRead / length)), _tool.Cancellation));
    }

    private static string Text(DriftReport report, string data, string format) => format switch
    {
        Json => DriftJson.Write(report),
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
