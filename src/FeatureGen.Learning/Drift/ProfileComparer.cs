using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Drift;

/// <summary>Tells what has changed from one profile to the next of the same label.</summary>
public static class ProfileComparer
{
    /// <summary>Compares two profiles, field by field: in the order of the new one, then those that went.</summary>
    /// <param name="was">The old profile, of any version.</param>
    /// <param name="isNow">The new one.</param>
    /// <param name="thresholds">What counts against a field.</param>
    /// <exception cref="SchemaException">They are of different schemas or labels, or ranked by different methods.</exception>
    public static IReadOnlyList<FieldChange> Compare(ProfileFile was, ProfileFile isNow, ProfileThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(isNow);
        if (FindMismatch(was, isNow) is { } mismatch) throw new SchemaException(mismatch);
        var (old, present) = (Ranked(was), Ranked(isNow));
        var names = isNow.Fields.Concat(was.Fields).Select(field => field.Name).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => Change(name, old.GetValueOrDefault(name), present.GetValueOrDefault(name)))];

        FieldChange Change(string name, (ProfileField? Field, int Rank) before, (ProfileField? Field, int Rank) after)
        {
            var change = new FieldChange
            {
                Name = name,
                Was = before.Field,
                Is = after.Field,
                RankWas = before.Rank,
                RankIs = after.Rank,
                VerdictWas = before.Field is { } a ? ProfileJudge.Judge(a, thresholds) : ProfileVerdict.Fine,
                VerdictIs = after.Field is { } b ? ProfileJudge.Judge(b, thresholds) : ProfileVerdict.Fine,
                HasScoreChanged = before.Field?.Certainty is { } x && after.Field?.Certainty is { } y
                    ? x.ScoreHigh < y.ScoreLow || y.ScoreHigh < x.ScoreLow
                    : null,
            };
            return before.Field is { } p && after.Field is { } q ? WithIndex(change, p, q, was, isNow) : change;
        }
    }

    /// <summary>Why two profiles cannot be compared; null if they can. Those of tables without a schema may have other names.</summary>
    public static string? FindMismatch(ProfileFile was, ProfileFile isNow)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(isNow);
        if ((was.Fingerprint is null) != (isNow.Fingerprint is null))
            return $"the old profile was measured {With(was)}, the new one {With(isNow)}; profile both alike";
        if (was.Fingerprint is not null && was.Schema != isNow.Schema)
            return $"the old profile is of the schema '{was.Schema}', the new one of '{isNow.Schema}'";
        if (was.Label != isNow.Label) return $"the old profile is of the label '{was.Label}', the new one of '{isNow.Label}'";
        if (was.Target is { } a && isNow.Target is { } b && a.Kind != b.Kind && (was.HasRealLabel || isNow.HasRealLabel))
            return $"the old profile takes the label '{was.Label}' for {Words(a.Kind)}, the new one for {Words(b.Kind)}; say which by --target";
        return was.Method == isNow.Method
            ? null
            : $"the old profile was ranked by {was.Method}, the new one by {isNow.Method}; choose the same by --method";
    }

    private static string Words(TargetKind kind) => kind == TargetKind.Real ? "a number" : "classes";

    private static string With(ProfileFile profile) =>
        profile.Fingerprint is null ? "without a schema" : $"through the schema '{profile.Schema}'";

    private static Dictionary<string, (ProfileField? Field, int Rank)> Ranked(ProfileFile profile)
    {
        var ranked = new Dictionary<string, (ProfileField?, int)>(StringComparer.Ordinal);
        for (int i = 0; i < profile.Fields.Count; i++) ranked.TryAdd(profile.Fields[i].Name, (profile.Fields[i], i + 1));
        return ranked;
    }

    private static FieldChange WithIndex(FieldChange change, ProfileField was, ProfileField isNow, ProfileFile old, ProfileFile present)
    {
        if (was.Distribution is not { } p || isNow.Distribution is not { } q)
            return change with { NoStabilityIndex = "no distribution kept" };
        if (p.Indices.Count + q.Indices.Count > 0 && old.Fingerprint != present.Fingerprint)
            return change with { NoStabilityIndex = "the schema has changed" };
        if (CommonCells.Of(p, q, old.Rows, present.Rows) is not { } common) return change with { NoStabilityIndex = "other bins" };
        double[] x = common.Was.Observations(), y = common.Is.Observations();
        return change with
        {
            StabilityIndex = DistributionDistance.StabilityIndex(x, y),
            StabilityIndexByChance = DistributionDistance.ExpectedStabilityIndex(x, y),
        };
    }
}
