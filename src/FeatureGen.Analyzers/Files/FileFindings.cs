using System.Globalization;
using FeatureGen.Formats.Models;
using FeatureGen.Formats.Profiles;
using FeatureGen.Generator.Models;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Analyzers.Files;

/// <summary>What is wrong with a file, at its place in the file.</summary>
internal static class FileFindings
{
    /// <summary>What is wrong with a profile.</summary>
    public static IEnumerable<Diagnostic> Of(ProjectFile<ProfileFile> file, Project project)
    {
        if (file.Error is not null) return [Malformed(file)];
        var profile = file.Content!;
        if (profile.Fingerprint is null) return [NoSchema(file, "profile", profile.Schema, "it was made without a schema")];
        if (file.Schema is not { } schema) return [NoSchema(file, "profile", profile.Schema)];
        var findings = new List<Diagnostic>();
        var current = schema.Model.Manifest.Fingerprint;
        if (schema.IsComplete && profile.Fingerprint != current)
        {
            var place = file.PlaceOf("fingerprint", profile.Fingerprint);
            findings.Add(Diagnostic.Create(FileRules.StaleProfile, place, profile.Schema, profile.Fingerprint, current));
        }
        AddRival(findings, file, project.ProfilesOf(schema), "profile", profile.Schema);
        return findings;
    }

    /// <summary>What is wrong with a model.</summary>
    public static IEnumerable<Diagnostic> Of(ProjectFile<ModelFile> file, Project project)
    {
        if (file.Error is not null) return [Malformed(file)];
        var model = file.Content!;
        if (file.Schema is not { } schema) return [NoSchema(file, "model", model.Schema)];
        var findings = new List<Diagnostic>();
        var manifest = schema.Model.Manifest;
        if (schema.IsComplete && model.FindMismatch(manifest) is { } mismatch)
        {
            var place = model.Fingerprint == manifest.Fingerprint ? file.PlaceOf("schema", model.Schema) : file.PlaceOf("fingerprint", model.Fingerprint);
            findings.Add(Diagnostic.Create(FileRules.ModelMismatch, place, mismatch));
        }
        int weights = FeatureFiles.WeightCount(model);
        if (weights > FeatureFiles.MaxBakedWeights)
        {
            var place = file.PlaceOf("schema", model.Schema);
            findings.Add(Diagnostic.Create(FileRules.TooLarge, place, model.Schema, Count(weights), Count(FeatureFiles.MaxBakedWeights)));
        }
        AddRival(findings, file, project.SmallModelsOf(schema), "model", model.Schema);
        return findings;
    }

    private static void AddRival<T>(List<Diagnostic> findings, ProjectFile<T> file, IReadOnlyList<ProjectFile<T>> all, string kind, string schema)
        where T : class
    {
        if (all.Count < 2 || !all.Skip(1).Contains(file)) return;
        var first = all[0].PlaceOf("schema", schema);
        findings.Add(Diagnostic.Create(FileRules.SeveralFiles, file.PlaceOf("schema", schema), [first], schema, kind, all[0].Name));
    }

    private static Diagnostic Malformed<T>(ProjectFile<T> file)
        where T : class =>
        Diagnostic.Create(FileRules.Malformed, FilePlace.OfError(file.File.Path, file.Text, file.Error!), Sentence(file.Error!.Problem));

    private static Diagnostic NoSchema<T>(ProjectFile<T> file, string kind, string schema, string? reason = null)
        where T : class =>
        Diagnostic.Create(FileRules.NoSchema, file.PlaceOf("schema", schema), kind, reason ?? $"it has no type '{schema}' with [FeatureSchema]");

    private static string Sentence(string problem) => problem.Length == 0 ? problem : char.ToUpperInvariant(problem[0]) + problem.Substring(1);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
