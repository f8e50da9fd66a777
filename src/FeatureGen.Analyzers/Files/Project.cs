using System.Globalization;
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
    // The driver keeps what this makes of a text as long as the text lives: a file is parsed once, not once a keystroke.
    private static readonly SourceTextValueProvider<Parsed<ProfileFile>> s_profiles = new(static text => Parse(text, ProfileFileJson.Read));
    private static readonly SourceTextValueProvider<Parsed<DriftReport>> s_drifts = new(static text => Parse(text, DriftReportJson.Read));

    private readonly Dictionary<string, ProjectSchema?> _schemas = new(StringComparer.Ordinal);
    private readonly CompilationStartAnalysisContext _context;

#pragma warning disable RS1012 // The context is read here; those who ask register the actions.
    private Project(CompilationStartAnalysisContext context)
#pragma warning restore RS1012
    {
        _context = context;
        Profiles = Files(
            FeatureFiles.Profile,
            text => context.TryGetValue(text, s_profiles, out var parsed) ? parsed : null,
            (_, profile) => Schema(profile.Schema));
        Drifts = Files(
            FeatureFiles.Drift,
            text => context.TryGetValue(text, s_drifts, out var parsed) ? parsed : null,
            (_, drift) => Schema(drift.Schema));
        // These are kept likewise, for the generator too.
        Models = Files<ModelText>(
            FeatureFiles.Model,
            static text => ModelText.Of(text) is { Error: { } error } ? new(null, error) : new(ModelText.Of(text), null),
            (file, model) => SchemaNamesOf(file, model) is { Count: 1 } names ? Schema(names[0]) : null);
    }

    /// <summary>The profiles, by path.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> Profiles { get; }

    /// <summary>What has drifted, by path.</summary>
    public IReadOnlyList<ProjectFile<DriftReport>> Drifts { get; }

    /// <summary>The models, by path.</summary>
    public IReadOnlyList<ProjectFile<ModelText>> Models { get; }

    /// <summary>The schemas that files name.</summary>
    public IEnumerable<ProjectSchema> Schemas => _schemas.Values.Where(s => s is not null).Select(s => s!);

    /// <summary>Reads the files of the compilation.</summary>
    public static Project Read(CompilationStartAnalysisContext context) => new(context);

    /// <summary>The readable profiles of a schema, by path; whether they are current or not.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> ProfilesOf(ProjectSchema schema) =>
        [.. Profiles.Where(f => f.Schema == schema && f.Content!.Fingerprint is not null)];

    /// <summary>The readable drift reports of a schema, by path; whether they are current or not.</summary>
    public IReadOnlyList<ProjectFile<DriftReport>> DriftsOf(ProjectSchema schema) =>
        [.. Drifts.Where(f => f.Schema == schema && f.Content!.Fingerprint is not null)];

    /// <summary>The models of a schema that are small enough to be baked, by path; the generator bakes one that has no rival.</summary>
    public IReadOnlyList<ProjectFile<ModelText>> SmallModelsOf(ProjectSchema schema) =>
        [.. Models.Where(f => f.Schema == schema && !f.Content!.IsTooLarge)];

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
        double days = schema.MaxAgeDays(_context.Options);
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
    public IReadOnlyList<string> SchemaNamesOf(AdditionalText file, ModelText model) =>
        (model.Model?.Schema ?? SaidSchema(file)) is { } said ? [said] : SchemaNames.Find(file.Path, null, SchemasNamedLike(file.Path));

    /// <summary>The schema that the project says a file is for; null if it says none.</summary>
    public string? SaidSchema(AdditionalText file) => FeatureFiles.SchemaOf(_context.Options.AnalyzerConfigOptionsProvider.GetOptions(file));

    private static ProjectFile<T>? Only<T>(IReadOnlyList<ProjectFile<T>> files)
        where T : class => files.Count == 1 ? files[0] : null;

    private List<ProjectFile<T>> Files<T>(string kind, Func<SourceText, Parsed<T>?> read, Func<AdditionalText, T, ProjectSchema?> schemaOf)
        where T : class
    {
        var files = new List<ProjectFile<T>>();
        foreach (var file in _context.Options.AdditionalFiles.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (!FeatureFiles.IsOfKind(_context.Options.AnalyzerConfigOptionsProvider.GetOptions(file), kind)) continue;
            // A file that is not there is the compiler's to report.
            if (file.GetText(_context.CancellationToken) is not { } text || read(text) is not { } parsed) continue;
            var schema = parsed.Content is null ? null : schemaOf(file, parsed.Content);
            files.Add(new ProjectFile<T>(file, text, parsed.Content, parsed.Error, schema));
        }
        return files;
    }

    private ProjectSchema? Schema(string name)
    {
        if (_schemas.TryGetValue(name, out var known)) return known;
        var type = name.Length == 0 ? null : _context.Compilation.Assembly.GetTypeByMetadataName(name);
        return _schemas[name] = IsSchema(type) ? new ProjectSchema(type!, SchemaModels.Of(type!, _context.CancellationToken)) : null;
    }

    private IEnumerable<string> SchemasNamedLike(string path)
    {
        var compilation = _context.Compilation;
        var full = SchemaNames.FullNames(path).Where(name => IsSchema(compilation.Assembly.GetTypeByMetadataName(name)));
        var simple = compilation.GetSymbolsWithName(SchemaNames.SimpleName(path), SymbolFilter.Type, _context.CancellationToken)
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
