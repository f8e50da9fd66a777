using System.Globalization;
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
        var (edges, values, indices) = (distribution.Edges, distribution.Values, distribution.Indices);
        return
        [
            .. Enumerable.Range(0, edges.Count).Select(bin => Interval(edges, bin)),
            .. values.Select(value => $"'{value}'"),
            .. indices.Select(index => field is null ? Text(index) : IndexNames.Of(field, index)),
            hasNumbers ? "no number" : "any other", Missing,
        ];
    }

    private static string Interval(IReadOnlyList<double> edges, int bin)
    {
        if (edges.Count == 1) return "any number";
        if (bin == 0) return $"below {Text(edges[1])}";
        return bin == edges.Count - 1 ? $"{Text(edges[bin])} and more" : $"{Text(edges[bin])} to below {Text(edges[bin + 1])}";
    }

    // As many digits as a float has.
    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
