using System.CommandLine;
using System.Globalization;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Importance;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Redundancy;
using FeatureGen.Tool.Output;

namespace FeatureGen.Tool.Commands;

/// <summary><c>featuregen profile</c>: ranks the fields of a table.</summary>
internal sealed class ProfileVerb
{
    private const string Table = "table", Tsv = "tsv", Json = "json", OutRank = "outrank", ThreeMr = "3mr";

    private readonly ToolContext _tool;
    private readonly Option<string> _data = VerbOptions.Data();
    private readonly Option<string> _schema = VerbOptions.Schema(required: false);
    private readonly Option<string> _label = new("--label")
    {
        Description = "Without a schema: the column to be predicted. All others are fields, their kinds inferred.",
        HelpName = "NAME",
    };
    private readonly Option<string> _target = new Option<string>("--target")
    {
        Description = "What the label is: classes, or a number (real). Otherwise its type decides, or, without a schema, its values: more than "
            + "32 different ones, all numbers, are real. A real label is measured in bins of about equally many rows.",
    }.AcceptOnlyFromAmong("classes", "real");
    private readonly Option<string> _method = new Option<string>("--method")
    {
        Description = "The ranking: mutual information with the label less what noise would get (mi); the same, in the order of what "
            + "each field adds to those before it (3mr); or OutRank's score.",
        DefaultValueFactory = _ => "mi",
    }.AcceptOnlyFromAmong("mi", ThreeMr, OutRank);
    private readonly Option<int> _interactions = VerbOptions.Number(
        "--interactions", "Looks for pairs (2), or pairs and triples (3), of fields that tell more together than apart; 0 for no search.", 0,
        n => n is 0 or 2 or 3, "0, 2 or 3");
    private readonly Option<string> _time = new("--time")
    {
        Description = "The column that says when a row was (a date or a number): a field that tells more later than earlier is suspected.",
        HelpName = "NAME",
    };
    private readonly Option<string> _dated = new("--dated")
    {
        Description = "The day of the data, as in 2026-01-31; otherwise that of its newest row, if --time names a column of dates. A build can "
            + "refuse older profiles (featuregen.profile_max_age_days). The day of the run is not taken: the same data gives the same file.",
        HelpName = "DAY",
    };
    private readonly Option<string> _model = new("--model")
    {
        Description = "A model of the schema, from train, import or a trainer: the profile tells its gains and splits, and by how much its "
            + "loss rises when a field is shuffled (of more than 100,000 rows, on a sample).",
        HelpName = "FILE",
    };
    private readonly Option<int> _repeats = VerbOptions.Number(
        "--repeats", "With a model: how often each field is shuffled.", 5, n => n is >= 1 and <= 1000, "1 to 1000");
    private readonly Option<int> _seed = VerbOptions.Number(
        "--seed", "With a model: the same seed gives the same shuffles.", 1, _ => true, "");
    private readonly Option<string> _out = new("--out")
    {
        Description = "Writes the profile, for the analyzers to read at build time.",
        HelpName = "FILE.profile.json",
    };
    private readonly Option<string> _compare = new("--compare")
    {
        Description = "Prints what has changed since an older profile, as a table or as JSON, instead of the ranking.",
        HelpName = "OLD.profile.json",
    };
    private readonly Option<string> _format = VerbOptions.Format(Table, Tsv, Json);
    private readonly Option<int> _diverse = VerbOptions.Number(
        "--diverse", "Prints, with --format table, the so many fields that together tell most, by score and similarity; 0 for none.", 0,
        n => n is >= 0 and <= 1_000_000, "0 to 1000000");
    private readonly Option<bool> _gate = new("--fail-on-findings")
    {
        Description = "Exits with 1 if anything is found against a field that has no [Keep].",
    };

    private ProfileVerb(ToolContext tool) => _tool = tool;

    public static Command Create(ToolContext tool)
    {
        var verb = new ProfileVerb(tool);
        var command = new VerbCommand(
            "profile",
            "Ranks the fields of a table by what they tell about the label; finds redundant, leaking, constant, unimportant ones. "
            + "The score and its interval are nats; interval and ranks hold the true ones with 95 % confidence; q is the share of false "
            + "finds among fields at least as sure to beat chance. A field that does not beat the best of 20 noise fields with the "
            + "same counts is noise; it, or one whose whole interval is below 0.2 % of all importance, is unimportant.",
            "featuregen profile --data log.csv --schema bin/Release/net10.0/Ads.dll --out AdImpression.profile.json",
            "featuregen profile --data log.csv --schema Ads.dll:AdImpression --fail-on-findings",
            "featuregen profile --data log.csv --schema Ads.dll:AdImpression --model lightgbm.txt",
            "featuregen profile --data log.csv --schema Ads.dll:AdImpression --interactions 2 --time At",
            "featuregen profile --data log.csv --schema Ads.dll --compare AdImpression.profile.json",
            "featuregen profile --data table.csv --label clicked --format tsv",
            "featuregen profile --data houses.csv --label price --target real")
        {
            verb._data, verb._schema, verb._label, verb._target, verb._method, verb._interactions, verb._time, verb._dated, verb._model, verb._repeats, verb._seed,
            verb._out, verb._compare, verb._format, verb._diverse, verb._gate,
        };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        var label = options.GetValue(_label);
        var schema = ReadSchema(options.GetValue(_schema), label, "profile");
        var model = ReadModel(options.GetValue(_model), schema);
        if (options.GetValue(_out) is { } path)
        {
            InputFiles.RequireEnd(path, InputFiles.ProfileEnd, "--out");
            AtomicFile.RequirePlace(path);
        }
        var format = options.GetValue(_format)!;
        var old = ReadOld(options.GetValue(_compare), format, schema, label);
        var profile = Profile(options.GetValue(_data)!, schema, label, HowTo(options));
        if (model is not null) profile = AddModel(profile, model, schema!, options);
        if (old is null) Print(profile, format, options.GetValue(_diverse));
        else PrintChanges(options.GetValue(_compare)!, old, profile, format);
        if (options.GetValue(_out) is { } output)
        {
            AtomicFile.Write(output, ProfileFileJson.Write(profile));
            _tool.Note($"wrote {output}");
        }
        bool found = profile.Fields.Any(field => field.Keep is null && Judge(field) != ProfileVerdict.Fine);
        return found && options.GetValue(_gate) ? ToolApplication.Findings : ToolApplication.Done;
    }

    private ProfileOptions HowTo(ParseResult options) => new()
    {
        Method = options.GetValue(_method) switch
        {
            OutRank => ProfileMethod.OutRank,
            ThreeMr => ProfileMethod.ThreeMr,
            _ => ProfileMethod.MutualInformation,
        },
        Interactions = options.GetValue(_interactions),
        Time = options.GetValue(_time),
        Dated = options.GetValue(_dated) is { } day ? ReadDay(day) : null,
        Target = options.GetValue(_target) switch
        {
            "classes" => TargetKind.Classes,
            "real" => TargetKind.Real,
            _ => null,
        },
    };

    private static DateTime ReadDay(string day) =>
        DateTime.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ToolException($"--dated '{day}' is no day; write it like 2026-01-31.");

    /// <summary>The schema, or none where a label is named instead.</summary>
    internal static SchemaManifest? ReadSchema(string? selection, string? label, string verb) => (selection, label) switch
    {
        (null, null) => throw new ToolException($"either --schema or --label is needed. 'featuregen {verb} --help' lists the options."),
        (not null, not null) => throw new ToolException("--schema and --label exclude each other: a schema has its own label."),
        (null, _) => null,
        _ => ManifestReader.Read(selection),
    };

    private ModelFile? ReadModel(string? path, SchemaManifest? schema)
    {
        if (path is null) return null;
        if (schema is null) throw new ToolException("--model needs --schema: a model is of the fields of a schema.");
        var input = ModelInput.Read(path);
        var model = input.OfSchema(schema);
        input.NoteDifferences(_tool);
        return model;
    }

    private ProfileFile AddModel(ProfileFile profile, ModelFile model, SchemaManifest schema, ParseResult options)
    {
        var shuffles = new PermutationOptions { Repeats = options.GetValue(_repeats), Seed = options.GetValue(_seed) };
        var permutation = ModelMeasurement.Run(_tool, options.GetValue(_data)!, profile.Rows, schema, model, shuffles);
        return ModelView.Add(profile, Path.GetFileName(options.GetValue(_model)!), model, schema, permutation);
    }

    /// <summary>Before the long work, and before --out may take its place.</summary>
    private static ProfileFile? ReadOld(string? path, string format, SchemaManifest? schema, string? label)
    {
        if (path is null) return null;
        if (format == Tsv) throw new ToolException("--compare prints a table or JSON: choose --format table or --format json.");
        var old = InputFiles.ReadProfile(path, "--compare");
        var present = old with
        {
            Schema = schema?.Name ?? "",
            Fingerprint = schema?.Fingerprint,
            Label = schema?.Label?.Name ?? label ?? "",
        };
        RequireMatch(path, old, present);
        return old;
    }

    private static void RequireMatch(string path, ProfileFile old, ProfileFile present)
    {
        if (ProfileComparer.FindMismatch(old, present) is { } mismatch) throw new ToolException($"{path}: {mismatch}.");
    }

    private ProfileFile Profile(string data, SchemaManifest? schema, string? label, ProfileOptions options)
    {
        using var reader = InputFiles.OpenTable(data);
        double length = Math.Max(1, new FileInfo(data).Length);
        return ProgressDisplay.Run(_tool.Console, $"profiling {data}", display =>
        {
            var progress = new Relay<long>(_ => display.Report(reader.BytesRead / length));
            return schema is not null
                ? SchemaProfiler.Profile(reader, schema, options, progress, _tool.Cancellation)
                : SchemaProfiler.Profile(reader, label!, Path.GetFileNameWithoutExtension(data), options, progress, _tool.Cancellation);
        });
    }

    private void Print(ProfileFile profile, string format, int diverse)
    {
        var output = _tool.Console.Output;
        if (format == Json) output.Write(ProfileFileJson.Write(profile));
        else if (format == Tsv) ProfilePrinter.PrintScores(profile, output);
        else ProfilePrinter.PrintTable(profile, output);
        if (format == Table && diverse > 0)
            ProfilePrinter.PrintDiverse(DiverseFields.Of(profile, diverse, ProfileThresholds.Default), diverse, output);
    }

    private void PrintChanges(string path, ProfileFile old, ProfileFile profile, string format)
    {
        RequireMatch(path, old, profile);
        // Rounded as the file is, so that a profile does not differ from itself.
        profile = ProfileFileJson.Read(ProfileFileJson.Write(profile), path);
        var changes = ProfileComparer.Compare(old, profile, ProfileThresholds.Default);
        var output = _tool.Console.Output;
        if (format == Json) output.Write(ComparisonText.WriteJson(old, profile, changes));
        else ComparisonText.WriteTable(old, profile, changes, output);
    }

    private static ProfileVerdict Judge(ProfileField field) => ProfileJudge.Judge(field, ProfileThresholds.Default);
}
