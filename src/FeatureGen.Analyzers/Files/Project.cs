using FeatureGen.Formats;
using FeatureGen.Formats.Models;
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
    // The driver keeps what these make of a text as long as the text lives: a file is parsed once, not once a keystroke.
    private static readonly SourceTextValueProvider<Parsed<ProfileFile>> s_profiles = new(static text => Parse(text, ProfileFileJson.Read));
    private static readonly SourceTextValueProvider<Parsed<ModelFile>> s_models = new(static text => Parse(text, ModelFileJson.Read));

    private readonly Dictionary<string, ProjectSchema?> _schemas = new(StringComparer.Ordinal);
    private readonly CompilationStartAnalysisContext _context;

#pragma warning disable RS1012 // The context is read here; those who ask register the actions.
    private Project(CompilationStartAnalysisContext context)
#pragma warning restore RS1012
    {
        _context = context;
        Profiles = Files(FeatureFiles.Profile, s_profiles, static file => file.Schema);
        Models = Files(FeatureFiles.Model, s_models, static file => file.Schema);
    }

    /// <summary>The profiles, by path.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> Profiles { get; }

    /// <summary>The models, by path.</summary>
    public IReadOnlyList<ProjectFile<ModelFile>> Models { get; }

    /// <summary>The schemas that files name.</summary>
    public IEnumerable<ProjectSchema> Schemas => _schemas.Values.Where(s => s is not null).Select(s => s!);

    /// <summary>Reads the files of the compilation.</summary>
    public static Project Read(CompilationStartAnalysisContext context) => new(context);

    /// <summary>The readable profiles of a schema, by path; whether they are current or not.</summary>
    public IReadOnlyList<ProjectFile<ProfileFile>> ProfilesOf(ProjectSchema schema) =>
        [.. Profiles.Where(f => f.Schema == schema && f.Content!.Fingerprint is not null)];

    /// <summary>The models of a schema that are small enough to be baked, by path; the generator bakes one that has no rival.</summary>
    public IReadOnlyList<ProjectFile<ModelFile>> SmallModelsOf(ProjectSchema schema) =>
        [.. Models.Where(f => f.Schema == schema && FeatureFiles.WeightCount(f.Content!) <= FeatureFiles.MaxBakedWeights)];

    /// <summary>The profile that speaks for a schema; null if there is none, several, or one of another version.</summary>
    public ProjectFile<ProfileFile>? CurrentProfile(ProjectSchema schema) =>
        schema.IsComplete && Only(ProfilesOf(schema)) is { } only && only.Content!.Fingerprint == schema.Model.Manifest.Fingerprint ? only : null;

    /// <summary>The model that is baked for a schema; null if there is none, several, or one that does not fit.</summary>
    public ProjectFile<ModelFile>? CurrentModel(ProjectSchema schema) =>
        schema.IsComplete && Only(SmallModelsOf(schema)) is { } only && only.Content!.FindMismatch(schema.Model.Manifest) is null ? only : null;

    private static ProjectFile<T>? Only<T>(IReadOnlyList<ProjectFile<T>> files)
        where T : class => files.Count == 1 ? files[0] : null;

    private List<ProjectFile<T>> Files<T>(string kind, SourceTextValueProvider<Parsed<T>> provider, Func<T, string> schemaName)
        where T : class
    {
        var files = new List<ProjectFile<T>>();
        foreach (var file in _context.Options.AdditionalFiles.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (!FeatureFiles.IsOfKind(_context.Options.AnalyzerConfigOptionsProvider.GetOptions(file), kind)) continue;
            // A file that is not there is the compiler's to report.
            if (file.GetText(_context.CancellationToken) is not { } text || !_context.TryGetValue(text, provider, out var parsed)) continue;
            var schema = parsed.Content is null ? null : Schema(schemaName(parsed.Content));
            files.Add(new ProjectFile<T>(file, text, parsed.Content, parsed.Error, schema));
        }
        return files;
    }

    private ProjectSchema? Schema(string name)
    {
        if (_schemas.TryGetValue(name, out var known)) return known;
        var type = name.Length == 0 ? null : _context.Compilation.Assembly.GetTypeByMetadataName(name);
        bool isSchema = type is not null && AttributeNames.Find(type, AttributeNames.Schema) is not null;
        return _schemas[name] = isSchema ? new ProjectSchema(type!, SchemaReader.Read(type!, _context.CancellationToken)) : null;
    }

    private static Parsed<T> Parse<T>(SourceText text, Func<string, string, T> read)
        where T : class
    {
        try
        {
            return new Parsed<T>(read(text.ToString(), ""), null);
        }
        catch (FileFormatException error)
        {
            return new Parsed<T>(null, error);
        }
    }

    private sealed record Parsed<T>(T? Content, FileFormatException? Error)
        where T : class;
}
