using System.Threading;
using FeatureGen.Analyzers.Profiles;
using FeatureGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Files;

/// <summary>The fields that no model of the project uses, over all schemas that have the declaration as a field.</summary>
internal sealed class UnusedFields
{
    private readonly Dictionary<(Location, string?), Declaration> _declarations = [];

    /// <summary>Adds what the model of a schema says.</summary>
    public void Add(
        ProjectSchema schema, ProjectFile<ModelText> model, Project project, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var manifest = schema.Model.Manifest;
        var silent = new HashSet<string>(Reported(schema, project, options), StringComparer.Ordinal);
        var unused = ModelUse.UnusedFields(manifest, model.Content!.BindTo(manifest).Model!);
        var places = new FieldPlaces(schema, cancellationToken);
        var named = new Lazy<ModelPlaces>(() => new ModelPlaces(model, manifest));
        for (int i = 0; i < unused.Count; i++)
        {
            var (field, place) = (manifest.Fields[i], places.Of(i));
            var key = (place.Location, place.Held);
            if (!_declarations.TryGetValue(key, out var declaration))
                _declarations.Add(key, declaration = new(place, Words(field.Name, model), () => named.Value.Of(field.Name)));
            declaration.IsNeeded |= !unused[i] || field.Keep is not null || silent.Contains(field.Name);
        }
    }

    /// <summary>Adds a finding for each field that no model uses and of which nothing else is said.</summary>
    public void AddTo(Findings findings)
    {
        foreach (var declaration in _declarations.Values.Where(d => !d.IsNeeded))
            findings.Add(FileRules.UnusedField, declaration.Place, [declaration.Evidence()], declaration.Words);
    }

    private static string Words(string field, ProjectFile<ModelText> model) =>
        model.Content!.HasTrees ? $"No tree of {model.Name} splits on '{field}'" : $"'{field}' has no weight in {model.Name}";

    // What the profile says against a field comes with evidence and says enough.
    private static IEnumerable<string> Reported(ProjectSchema schema, Project project, AnalyzerOptions options)
    {
        if (project.CurrentProfile(schema) is not { } profile) return [];
        var verdicts = FieldVerdicts.Of(schema.Model.Manifest, profile.Content!, schema.Thresholds(options));
        return verdicts.Where(v => v.Verdict != Formats.Profiles.ProfileVerdict.Fine).Select(v => v.Field!.Name);
    }

    private sealed class Declaration(FieldPlace place, string words, Func<Location> evidence)
    {
        public FieldPlace Place { get; } = place;

        public string Words { get; } = words;

        /// <summary>Where the model's file names it; looked up only for what is told.</summary>
        public Func<Location> Evidence { get; } = evidence;

        /// <summary>Whether a model uses it, or something else is said of it.</summary>
        public bool IsNeeded { get; set; }
    }
}
