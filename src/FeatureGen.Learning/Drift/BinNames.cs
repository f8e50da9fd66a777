using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Profiling;

namespace FeatureGen.Learning.Drift;

/// <summary>Names the cells of a distribution as people read them.</summary>
internal static class BinNames
{
    public const string Missing = "missing";

    /// <summary>The names of the bins, the rest and the missing values.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="field">The field of the schema; null without one.</param>
    /// <param name="hasNumbers">Whether the field holds numbers.</param>
    public static string[] Of(ProfileDistribution distribution, FieldManifest? field, bool hasNumbers)
    {
        // What comes before the first edge falls into the first bin.
        double[] boundaries = [.. distribution.Edges.Skip(1)];
        return
        [
            .. Enumerable.Range(0, distribution.Edges.Count).Select(bin => IndexNames.Interval(boundaries, bin)),
            .. distribution.Values.Select(value => $"'{value}'"),
            .. distribution.Indices.Select(index => IndexNames.Of(field, index)),
            hasNumbers ? "no number" : "any other", Missing,
        ];
    }
}
