using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

namespace FeatureGen.Analyzers.Profiles;

/// <summary>
/// Which fields are worth removing first: those whose share of the extraction's time is far beyond that of the importance.
/// </summary>
internal static class CostlyFields
{
    private const int MaxFields = 3;
    private const double LeastCost = 0.1, LeastRatio = 10;

    // A field that costs what fields cost is dear only in a schema of few.
    private const double LeastOfMean = 2;

    /// <summary>The fields, the one that saves most for what it tells first; three at most.</summary>
    /// <param name="schema">The schema. What its context decides is extracted once a request, and so not counted.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="isFree">Whether nothing else is said of the field at a position.</param>
    public static IEnumerable<CostlyField> Of(SchemaManifest schema, ProfileFile profile, Func<int, bool> isFree)
    {
        var measured = new Dictionary<string, ProfileField>(StringComparer.Ordinal);
        foreach (var field in profile.Fields) measured[field.Name] = field;
        var crossed = new HashSet<string>(schema.Fields.SelectMany(f => f.CrossedFields), StringComparer.Ordinal);
        double[] costs = [.. schema.Fields.Select(Cost)];
        double sum = costs.Sum(), least = Math.Max(LeastCost * sum, LeastOfMean * sum / Math.Max(1, costs.Count(cost => cost > 0)));
        return Enumerable.Range(0, costs.Length)
            .Where(i => isFree(i) && costs[i] >= least && !crossed.Contains(schema.Fields[i].Name))
            .Where(i => measured.TryGetValue(schema.Fields[i].Name, out var field) && TellsLittle(field, costs[i] / sum))
            .Select(i => new CostlyField(i, costs[i], sum, measured[schema.Fields[i].Name].Share))
            .OrderByDescending(field => field.Nanoseconds / Math.Max(field.Importance, 1e-9)).ThenBy(field => field.Field)
            .Take(MaxFields);

        double Cost(FieldManifest field) => field.Role == FieldRole.Context
            ? 0
            : ExtractionTime.Of(field, measured.TryGetValue(field.Name, out var known) ? known : null, profile.Rows);
    }

    // With the whole interval, where there is one; and not what tells more together with others.
    private static bool TellsLittle(ProfileField field, double cost) => field.InteractsWith.Count == 0
        && cost >= LeastRatio * Math.Max(field.Share, field.Certainty?.ShareHigh ?? 0);
}
