using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Json;
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
        if (schema.IsComplete && project.WhyOutOfDate(schema, profile) is { } reason)
            findings.Add(Diagnostic.Create(FileRules.Stale, file.PlaceOf("fingerprint", profile.Fingerprint), reason, "featuregen profile"));
        AddRival(findings, file, project.ProfilesOf(schema), "profile", profile.Schema);
        return findings;
    }

    /// <summary>What is wrong with a drift report.</summary>
    public static IEnumerable<Diagnostic> Of(ProjectFile<DriftReport> file, Project project)
    {
        if (file.Error is not null) return [Malformed(file)];
        var drift = file.Content!;
        if (drift.Fingerprint is not { } fingerprint) return [NoSchema(file, "drift report", drift.Schema, "it was made without a schema")];
        if (file.Schema is not { } schema) return [NoSchema(file, "drift report", drift.Schema)];
        var findings = new List<Diagnostic>();
        if (schema.IsComplete && Project.WhyOtherVersion(schema, fingerprint, "drift report") is { } reason)
            findings.Add(Diagnostic.Create(FileRules.Stale, file.PlaceOf("fingerprint", fingerprint), reason, "featuregen drift"));
        AddRival(findings, file, project.DriftsOf(schema), "drift report", drift.Schema);
        return findings;
    }

    /// <summary>What is wrong with a model.</summary>
    public static IEnumerable<Diagnostic> Of(ProjectFile<ModelText> file, Project project)
    {
        if (file.Error is not null) return [Malformed(file)];
        var (text, model) = (file.Content!, file.Content!.Model);
        if (file.Schema is not { } schema) return [model is not null ? NoSchema(file, "model", model.Schema) : NoSchema(file, project)];
        var findings = new List<Diagnostic>();
        var manifest = schema.Model.Manifest;
        if (schema.IsComplete && text.BindTo(manifest).Problem is { } problem)
        {
            bool isOther = model is not null && model.Fingerprint != manifest.Fingerprint;
            var place = isOther ? file.PlaceOf("fingerprint", model!.Fingerprint) : file.PlaceOf("schema", model?.Schema);
            findings.Add(Diagnostic.Create(FileRules.ModelMismatch, place, problem));
        }
        if (text.IsTooLarge)
        {
            var size = $"{NumberText.Count(text.WeightCount)} {(text.HasTrees ? "nodes and leaves" : "weights")}";
            findings.Add(Diagnostic.Create(
                FileRules.TooLarge, file.PlaceOf("schema", model?.Schema), manifest.Name, size, NumberText.Count(FeatureFiles.MaxBakedWeights)));
        }
        AddRival(findings, file, project.SmallModelsOf(schema), "model", manifest.Name);
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
        Diagnostic.Create(FileRules.NoSchema, file.PlaceOf("schema", schema), kind, reason ?? NoType(schema), "rename it in the file");

    // A model of another trainer names no schema; its place is the file.
    private static Diagnostic NoSchema(ProjectFile<ModelText> file, Project project)
    {
        var place = file.PlaceOf("schema", null);
        if (project.SaidSchema(file.File) is { } said)
            return Diagnostic.Create(
                FileRules.NoSchema, place, "model", NoType(said), $"correct Schema=\"{said}\" of its FeatureModel item");
        var names = project.SchemaNamesOf(file.File, file.Content!);
        var reason = names.Count > 1 ? $"'{names[0]}' and '{names[1]}' are named like the file" : NoType(SchemaNames.SimpleName(file.Name));
        const string advice = "name the file after a schema (\"Ad.model.txt\" is for the type Ad), "
            + "say Schema=\"Full.Name.Of.Type\" on its FeatureModel item";
        return Diagnostic.Create(FileRules.NoSchema, place, "model", reason, advice);
    }

    private static string NoType(string name) => $"it has no type '{name}' with [FeatureSchema]";

    private static string Sentence(string problem) => problem.Length == 0 ? problem : char.ToUpperInvariant(problem[0]) + problem.Substring(1);
}
