using System.Globalization;
using FeatureGen.Formats.Profiles;
using FeatureGen.Formats.Schemas;

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
            .. indices.Select(index => IndexName(index, field)),
            hasNumbers ? "no number" : "any other", Missing,
        ];
    }

    private static string Interval(IReadOnlyList<double> edges, int bin)
    {
        if (edges.Count == 1) return "any number";
        if (bin == 0) return $"below {Text(edges[1])}";
        return bin == edges.Count - 1 ? $"{Text(edges[bin])} and more" : $"{Text(edges[bin])} to below {Text(edges[bin + 1])}";
    }

    private static string IndexName(int index, FieldManifest? field)
    {
        int place = index - 1;
        string? name = place < 0 ? null : field?.Kind switch
        {
            FieldKind.Bucketized when field.Boundaries.Count > 0 && place <= field.Boundaries.Count => Bucket(field.Boundaries, place),
            FieldKind.Categorical => Category(field, place),
            _ => null,
        };
        return name ?? $"index {index.ToString(CultureInfo.InvariantCulture)}";
    }

    private static string Bucket(IReadOnlyList<double> boundaries, int place)
    {
        if (place == 0) return $"below {Text(boundaries[0])}";
        return place == boundaries.Count
            ? $"{Text(boundaries[^1])} and more"
            : $"{Text(boundaries[place - 1])} to below {Text(boundaries[place])}";
    }

    private static string? Category(FieldManifest field, int place)
    {
        switch (field.Type)
        {
            case ScalarType.Boolean:
                return place == 0 ? "false" : "true";
            case ScalarType.String:
                return place < field.Vocabulary.Count ? $"'{field.Vocabulary[place]}'" : "out of vocabulary";
            case ScalarType.Enum:
                long[] codes = [.. field.Codes.Distinct()];
                return place < codes.Length ? $"'{field.Vocabulary[field.Codes.ToList().IndexOf(codes[place])]}'" : "out of vocabulary";
            default:
                return place <= field.Max - field.Min ? Text(field.Min + place) : "out of vocabulary";
        }
    }

    // As many digits as a float has.
    private static string Text(double number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
