using System.Collections.Immutable;
using System.Threading;
using FeatureGen.Analyzers.Declarations;
using FeatureGen.Analyzers.Files;
using FeatureGen.Formats.Drift;
using FeatureGen.Formats.Json;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>What the files beside the code say of the fields of one schema.</summary>
internal sealed class SchemaEvidence
{
    private readonly SchemaManifest _manifest;
    private readonly ProfileThresholds _thresholds;
    private readonly ProjectFile<ProfileFile>? _profile;
    private readonly ProjectFile<DriftReport>? _drift;
    private readonly ProjectFile<ModelText>? _model;
    private readonly FieldPlaces _places;

    private SchemaEvidence(ProjectSchema schema, ProfileThresholds thresholds, FieldPlaces places, Project project)
    {
        (_manifest, _thresholds, _places) = (schema.Model.Manifest, thresholds, places);
        (_profile, _drift, _model) = (project.CurrentProfile(schema), project.CurrentDrift(schema), project.CurrentModel(schema));
    }

    /// <summary>Reads the evidence; null if no file tells anything.</summary>
    public static SchemaEvidence? Of(Project project, ProjectSchema schema, AnalyzerOptions options, CancellationToken cancellationToken) =>
        project.CurrentProfile(schema) is null && project.CurrentDrift(schema) is null
            ? null
            : new(schema, schema.Thresholds(options), new FieldPlaces(schema, cancellationToken), project);

    /// <summary>Adds all findings.</summary>
    public void AddTo(DataFindings findings)
    {
        var silent = new HashSet<int>(Enumerable.Range(0, _manifest.Fields.Count).Where(i => _manifest.Fields[i].Keep is not null));
        if (_drift is not null)
            foreach (var (field, finding) in Drifts(_drift, silent).ToList())
            {
                silent.Add(field);
                findings.Add(finding);
            }
        if (_profile is not { } profile) return;
        AddVerdicts(findings, profile, silent);
        if (_model is { } model) silent.UnionWith(Unused(model));
        foreach (var costly in CostlyFields.Of(_manifest, profile.Content!, i => !silent.Contains(i)))
        {
            var words = VerdictMessages.Of(costly, _manifest.Fields[costly.Field]);
            findings.Add(Finding(ProfileRules.Costly, _places.Of(costly.Field), profile, words));
        }
    }

    /// <summary>Adds what the profile says; fields that it says something of fall silent.</summary>
    private void AddVerdicts(DataFindings findings, ProjectFile<ProfileFile> profile, HashSet<int> silent)
    {
        var verdicts = FieldVerdicts.Of(_manifest, profile.Content!, _thresholds);
        for (int i = 0; i < verdicts.Count; i++)
        {
            if (verdicts[i] is not ({ } field, var verdict)) continue;
            var place = _places.Of(i);
            findings.Measured(place);
            if (_manifest.Fields[i].Keep is null && QualityText.MostTelling(field.Quality) is { } issue)
            {
                silent.Add(i);
                findings.Add(Finding(ProfileRules.PoorQuality, place, profile, field.Name, QualityText.Of(issue)) with
                {
                    SaidOfDeclaration = place.Held is null && IsInVocabulary(_manifest.Fields[i], issue) ? DeclarationRules.NearDuplicate : null,
                });
            }
            if (verdict == ProfileVerdict.Fine) continue;
            silent.Add(i);
            var (buckets, isExact) = EnoughBuckets(i, field, verdict);
            var (rule, arguments) = VerdictMessages.Of(field, verdict, profile.Content!, _thresholds, buckets, isExact);
            findings.Add(Finding(rule, place, profile, [field.Name, .. arguments]) with
            {
                Properties = Properties(_manifest.Fields[i], field, verdict, buckets), Representative = verdict == ProfileVerdict.Redundant ? PlaceOf(field.RedundantWith!) : null,
            });
        }
    }

    // Two values that are nearly the same, and stand so in the code.
    private static bool IsInVocabulary(FieldManifest field, ProfileIssue issue) =>
        issue.Problem == QualityProblem.Variants && field.Vocabulary.Contains(issue.Value) && field.Vocabulary.Contains(issue.Other);

    // A cross in which all combinations fit is not hashed, and may need fewer buckets than one that is.
    private (int Buckets, bool IsExact) EnoughBuckets(int position, ProfileField field, ProfileVerdict verdict)
    {
        if (verdict != ProfileVerdict.FewBuckets) return default;
        int hashed = BucketCollisions.Enough(field, _thresholds);
        if (_manifest.Fields[position] is not { Kind: FieldKind.Cross } cross) return (hashed, false);
        return CrossSize.Combinations(CrossSize.Parts(cross, SchemaLayout.Of(_manifest))) is { } all && CrossSize.Buckets(all) is var exact && exact <= hashed
            ? (exact, true)
            : (hashed, false);
    }

    private FieldPlace? PlaceOf(string name)
    {
        int position = _manifest.Fields.ToList().FindIndex(f => f.Name == name);
        return position < 0 ? null : _places.Of(position);
    }

    private IEnumerable<(int Field, DataFinding Finding)> Drifts(ProjectFile<DriftReport> file, HashSet<int> silent)
    {
        var drift = file.Content!;
        var places = Enumerable.Range(0, _manifest.Fields.Count).ToDictionary(i => _manifest.Fields[i].Name, StringComparer.Ordinal);
        var drifted = new HashSet<string>(drift.Fields.Where(f => f.HasDrifted).Select(f => f.Name), StringComparer.Ordinal);
        foreach (var field in drift.Fields)
            if (field.HasDrifted && places.TryGetValue(field.Name, out int place) && !silent.Contains(place))
                // A cross drifts with its parts, of which it is said.
                if (!_manifest.Fields[place].CrossedFields.Any(drifted.Contains))
                    yield return (place, Of(field, _places.Of(place)));
        if (drift.Label is { HasDrifted: true } label && label.Name == _manifest.Label?.Name)
            yield return (-1, Of(label, _places.OfLabel(label.Name)));

        DataFinding Of(FieldDrift field, FieldPlace place) => new(ProfileRules.Drifted, place, file.PlaceOf("name", field.Name),
            [field.Name, DriftEvidence.Of(field), file.Name, NumberText.Count(drift.Rows), NumberText.Count(drift.ProfileRows)]);
    }

    private IEnumerable<int> Unused(ProjectFile<ModelText> model)
    {
        var unused = ModelUse.UnusedFields(_manifest, model.Content!.BindTo(_manifest).Model!);
        return Enumerable.Range(0, unused.Count).Where(i => unused[i]);
    }

    private ImmutableDictionary<string, string?> Properties(FieldManifest declared, ProfileField field, ProfileVerdict verdict, int buckets)
    {
        var none = ImmutableDictionary<string, string?>.Empty;
        return verdict switch
        {
            ProfileVerdict.Redundant => FindingProperties.OfRedundancy(_manifest.Name, field.Name, field.RedundantWith!),
            ProfileVerdict.FewBuckets => none.Add(FindingProperties.Buckets, NumberText.Of(buckets)),
            ProfileVerdict.OutOfVocabulary => none.Add(FindingProperties.MissingValues, string.Join("\n", Missing(field.Unknown!, declared))),
            _ => none,
        };
    }

    // What is nearly in the vocabulary wants cleaning rather than an entry of its own (FG3008).
    private static IEnumerable<string> Missing(ProfileUnknowns unknown, FieldManifest declared) =>
        NearDuplicates.Apart(unknown.Values.Where(value => value.IndexOf('\n') < 0), declared.Vocabulary);

    private static DataFinding Finding(
        DiagnosticDescriptor rule, FieldPlace place, ProjectFile<ProfileFile> profile, params string[] arguments) =>
        new(rule, place, profile.PlaceOf("name", arguments[0]), [.. arguments, profile.Name, NumberText.Count(profile.Content!.Rows)]);
}
