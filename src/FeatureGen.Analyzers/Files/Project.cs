using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Formats;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Profiles;
using FeatureGen.Generator.Models;
using FeatureGen.Generator.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FeatureGen.Analyzers.Files;

/// <summary>The profiles and models of a compilation, and the schemas that they name.</summary>
internal sealed class Project
{
    // What is made of a text is kept as long as the text lives: a file is parsed once, not once a keystroke. ModelText does likewise.
    private static readonly ConditionalWeakTable<SourceText, Parsed<ProfileFile>> s_profiles = new();
    private static readonly ConditionalWeakTable<SourceText, Parsed<DriftReport>> s_drifts = new();

    private readonly Dictionary<string, ProjectSchema?> _schemas = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;
    private readonly ILookup<INamedTypeSymbol, ProjectFile<ProfileFile>> _profiles;
    private readonly ILookup<INamedTypeSymbol, ProjectFile<DriftReport>> _drifts;
    private readonly ILookup<INamedTypeSymbol, ProjectFile<ModelText>> _smallModels;

    /// <summary>Reads the files of a compilation; <see cref="ProjectReading"/> does so once for all who ask.</summary>
    public Project(Compilation compilation, AnalyzerOptions options, IReadOnlyList<FeatureFileText> files, CancellationToken cancellationToken)
    {
        (_compilation, Options) = (compilation, options);
        Profiles = Files(
            files, FeatureFiles.Profile, static text => s_profiles.GetValue(text, static text => Parse(text, ProfileFileJson.Read)),
            (_, profile) => Schema(profile.Schema, cancellationToken));
        Drifts = Files(
            files, FeatureFiles.Drift, static text => s_drifts.GetValue(text, static text => Parse(text, DriftReportJson.Read)),
            (_, drift) => Schema(drift.Schema, cancellationToken));
        Models = Files<ModelText>(
            files, FeatureFiles.Model, static text => ModelText.Of(text) is { Error: { } error } ? new(null, error) : new(ModelText.Of(text), null),
            (file, model) => SchemaNamesOf(file, model, cancellationToken) is { Count: 1 } names ? Schema(names[0], cancellationToken) : null);
        _profiles = BySchema(Profiles.Where(f => f.Content?.Fingerprint is not null));
        _drifts = BySchema(Drifts.Where(f => f.Content?.Fingerprint is not null));
        _smallModels = BySchema(Models.Where(f => f.Content?.IsTooLarge == false));
        Data = new(token => DataFindings.Read(this, token));
    }

    /// <summary>The settings that hold for the files and the code.</summary>
    public AnalyzerOptions Options { get; }

    /// <summary>The profiles, by path.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> Profiles { get; }

    /// <summary>What has drifted, by path.</summary>
    public IReadOnlyList<ProjectFile<DriftReport>> Drifts { get; }

    /// <summary>The models, by path.</summary>
    public IReadOnlyList<ProjectFile<ModelText>> Models { get; }

    /// <summary>The schemas that files name.</summary>
    public IEnumerable<ProjectSchema> Schemas => _schemas.Values.Where(s => s is not null).Select(s => s!);

    /// <summary>What data says of the fields of all schemas.</summary>
    public Once<DataFindings> Data { get; }

    /// <summary>The readable profiles of a schema, by path; whether they are current or not.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> ProfilesOf(ProjectSchema schema) => [.. _profiles[schema.Type]];

    /// <summary>The readable drift reports of a schema, by path; whether they are current or not.</summary>
    public IReadOnlyList<ProjectFile<DriftReport>> DriftsOf(ProjectSchema schema) => [.. _drifts[schema.Type]];

    /// <summary>The models of a schema that are small enough to be baked, by path; the generator bakes one that has no rival.</summary>
    public IReadOnlyList<ProjectFile<ModelText>> SmallModelsOf(ProjectSchema schema) => [.. _smallModels[schema.Type]];

    /// <summary>The profile that speaks for a schema; null if there is none, several, or one that is out of date.</summary>
    public ProjectFile<ProfileFile>? CurrentProfile(ProjectSchema schema) =>
        schema.IsComplete && Only(ProfilesOf(schema)) is { } only && WhyOutOfDate(schema, only.Content!) is null ? only : null;

    /// <summary>The drift report that speaks for a schema; null if there is none, several, or one of another version.</summary>
    public ProjectFile<DriftReport>? CurrentDrift(ProjectSchema schema) =>
        schema.IsComplete && Only(DriftsOf(schema)) is { } only && only.Content!.Fingerprint == schema.Model.Manifest.Fingerprint ? only : null;

    /// <summary>Why nothing is concluded from a profile of a schema, in words; null if it is up to date.</summary>
    public string? WhyOutOfDate(ProjectSchema schema, ProfileFile profile)
    {
        if (WhyOtherVersion(schema, profile.Fingerprint!, "profile") is { } other) return other;
        double days = schema.MaxAgeDays(Options);
        if (double.IsPositiveInfinity(days)) return null;
        var limit = days.ToString(CultureInfo.InvariantCulture);
        if (profile.Dated is not { } dated)
            return "The profile does not say what day its data is of ('featuregen profile --dated' or '--time'), "
                + $"which may be {limit} days ago at most";
        // The one place where the day of the build counts; nothing reads it unless the project asks for it.
        return (DateTime.UtcNow.Date - dated).TotalDays <= days
            ? null
            : $"The profile is of data of {dated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, more than {limit} days ago";
    }

    /// <summary>Why a file is not of the schema as it is now; null if it is.</summary>
    public static string? WhyOtherVersion(ProjectSchema schema, string fingerprint, string kind) =>
        schema.Model.Manifest is { } manifest && fingerprint != manifest.Fingerprint
            ? $"The {kind} was made for fingerprint {fingerprint} of '{manifest.Name}', which is now {manifest.Fingerprint}"
            : null;

    /// <summary>The model that is baked for a schema; null if there is none, several, or one that does not fit.</summary>
    public ProjectFile<ModelText>? CurrentModel(ProjectSchema schema) =>
        schema.IsComplete && Only(SmallModelsOf(schema)) is { } only && only.Content!.BindTo(schema.Model.Manifest).Model is not null ? only : null;

    /// <summary>The names of the schemas that a model may be for: it is of one only if there is just one, and that is a schema.</summary>
    public IReadOnlyList<string> SchemaNamesOf(AdditionalText file, ModelText model, CancellationToken cancellationToken = default) =>
        (model.Model?.Schema ?? SaidSchema(file)) is { } said ? [said] : SchemaNames.Find(file.Path, null, SchemasNamedLike(file.Path, cancellationToken));

    /// <summary>The schema that the project says a file is for; null if it says none.</summary>
    public string? SaidSchema(AdditionalText file) => FeatureFiles.SchemaOf(Options.AnalyzerConfigOptionsProvider.GetOptions(file));

    private static ProjectFile<T>? Only<T>(IReadOnlyList<ProjectFile<T>> files)
        where T : class => files.Count == 1 ? files[0] : null;

    private static List<ProjectFile<T>> Files<T>(
        IReadOnlyList<FeatureFileText> files, string kind, Func<SourceText, Parsed<T>> parse, Func<AdditionalText, T, ProjectSchema?> schemaOf)
        where T : class
    {
        var read = new List<ProjectFile<T>>();
        foreach (var file in files.Where(f => f.Kind == kind))
        {
            var parsed = parse(file.Text);
            read.Add(new ProjectFile<T>(file.File, file.Text, parsed.Content, parsed.Error, parsed.Content is null ? null : schemaOf(file.File, parsed.Content)));
        }
        return read;
    }

    private static ILookup<INamedTypeSymbol, ProjectFile<T>> BySchema<T>(IEnumerable<ProjectFile<T>> files)
        where T : class =>
        files.Where(f => f.Schema is not null).ToLookup<ProjectFile<T>, INamedTypeSymbol>(f => f.Schema!.Type, SymbolEqualityComparer.Default);

    private ProjectSchema? Schema(string name, CancellationToken cancellationToken)
    {
        if (_schemas.TryGetValue(name, out var known)) return known;
        var type = name.Length == 0 ? null : _compilation.Assembly.GetTypeByMetadataName(name);
        return _schemas[name] = IsSchema(type) ? new ProjectSchema(type!, SchemaModels.Of(type!, cancellationToken)) : null;
    }

    private IEnumerable<string> SchemasNamedLike(string path, CancellationToken cancellationToken)
    {
        var full = SchemaNames.FullNames(path).Where(name => IsSchema(_compilation.Assembly.GetTypeByMetadataName(name)));
        var simple = _compilation.GetSymbolsWithName(SchemaNames.SimpleName(path), SymbolFilter.Type, cancellationToken)
            .OfType<INamedTypeSymbol>().Where(IsSchema).Select(SchemaReader.MetadataName);
        return full.Concat(simple);
    }

    private static bool IsSchema(INamedTypeSymbol? type) => type is not null && AttributeNames.Find(type, AttributeNames.Schema) is not null;

    private static Parsed<T> Parse<T>(SourceText text, Func<string, string, T> read)
        where T : class
    {
        try
        {
            return new(read(text.ToString(), ""), null);
        }
        catch (FileFormatException error)
        {
            return new(null, error);
        }
    }

    private sealed record Parsed<T>(T? Content, FileFormatException? Error)
        where T : class;
}
