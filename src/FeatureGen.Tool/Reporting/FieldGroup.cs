using FeatureGen.Formats.Profiles;

namespace FeatureGen.Tool.Reporting;

/// <summary>Fields that say the same.</summary>
/// <param name="Representative">The name of the field to keep.</param>
/// <param name="Members">The others with their similarity to it, or to the one that each repeats.</param>
internal sealed record FieldGroup(string Representative, IReadOnlyList<(ReportField Field, double Similarity)> Members)
{
    /// <summary>The groups of a profile; where it has none, those that its redundant fields make.</summary>
    public static IReadOnlyList<FieldGroup> Of(Report report)
    {
        if (report.Profile.Groups.Count > 0) return [.. report.Profile.Groups.Select(group => Of(report, group))];
        var repeating = report.Fields.Where(IsRepeating).GroupBy(field => RootOf(report, field));
        return [.. repeating.Select(group => new FieldGroup(group.Key, [.. group.Select(field => (field, field.Data.Similarity))]))];
    }

    private static FieldGroup Of(Report report, ProfileGroup group)
    {
        var members = group.Members.Zip(group.Similarities).Where(member => report.ByName.ContainsKey(member.First));
        return new FieldGroup(group.Representative, [.. members.Select(member => (report.ByName[member.First], member.Second))]);
    }

    private static bool IsRepeating(ReportField field) =>
        field.Data.RedundantWith is not null && field.Data.Similarity >= ProfileThresholds.Default.Redundancy;

    /// <summary>The field at the end of the chain. Each step must rank better: a damaged file could lead in circles.</summary>
    private static string RootOf(Report report, ReportField field)
    {
        while (field.Data.RedundantWith is { } name)
        {
            if (!report.ByName.TryGetValue(name, out var better) || better.Rank >= field.Rank || !IsRepeating(better)) return name;
            field = better;
        }
        return field.Data.Name;
    }
}
