using System.Runtime.CompilerServices;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>What a profile says about the fields of a schema.</summary>
internal static class FieldVerdicts
{
    // Several rules ask for the same, and so does the next keystroke.
    private static readonly ConditionalWeakTable<ProfileFile, StrongBox<Judgement?>> s_last = new();

    /// <summary>For each field of the schema its measurements, if the profile has them, and the verdict.</summary>
    /// <remarks><c>[Keep]</c> makes it <see cref="ProfileVerdict.Fine"/>.</remarks>
    public static IReadOnlyList<(ProfileField? Field, ProfileVerdict Verdict)> Of(
        SchemaManifest schema, ProfileFile profile, ProfileThresholds thresholds)
    {
        var last = s_last.GetValue(profile, static _ => new());
        if (last.Value is { } known && known.Thresholds == thresholds && known.Schema == schema) return known.Verdicts;
        var verdicts = Judge(schema, profile, thresholds);
        last.Value = new(schema, thresholds, verdicts);
        return verdicts;
    }

    private static IReadOnlyList<(ProfileField? Field, ProfileVerdict Verdict)> Judge(
        SchemaManifest schema, ProfileFile profile, ProfileThresholds thresholds)
    {
        var measured = new Dictionary<string, ProfileField>(StringComparer.Ordinal);
        foreach (var field in profile.Fields) measured[field.Name] = field;
        var verdicts = new Dictionary<string, ProfileVerdict>(StringComparer.Ordinal);
        foreach (var field in schema.Fields.Where(f => f.Keep is null && measured.ContainsKey(f.Name)))
            verdicts[field.Name] = ProfileJudge.Judge(measured[field.Name], thresholds);
        foreach (var name in PartsOfUsefulCrosses(schema, verdicts))
            if (verdicts.TryGetValue(name, out var verdict) && verdict == ProfileVerdict.Unimportant) verdicts[name] = ProfileVerdict.Fine;
        return [.. schema.Fields.Select(f => (
            measured.TryGetValue(f.Name, out var field) ? field : null,
            verdicts.TryGetValue(f.Name, out var verdict) ? verdict : ProfileVerdict.Fine))];
    }

    // A field may say nothing alone and much together with another.
    private static IEnumerable<string> PartsOfUsefulCrosses(SchemaManifest schema, Dictionary<string, ProfileVerdict> verdicts) => schema.Fields
        .Where(f => f.Kind == FieldKind.Cross)
        .Where(f => verdicts.TryGetValue(f.Name, out var verdict) && (verdict is ProfileVerdict.Fine or ProfileVerdict.FewBuckets or ProfileVerdict.OutOfVocabulary))
        .SelectMany(f => f.CrossedFields)
        .ToList();

    private sealed record Judgement(
        SchemaManifest Schema, ProfileThresholds Thresholds, IReadOnlyList<(ProfileField? Field, ProfileVerdict Verdict)> Verdicts);
}
