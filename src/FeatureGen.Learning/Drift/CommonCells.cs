using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Drift;

/// <summary>
/// Two distributions over cells that both know: of numbers, whose edges must be the same, their bins; of other values those that both keep
/// and all others as one; and the missing ones.
/// </summary>
internal sealed record CommonCells(FieldCells Was, FieldCells Is)
{
    /// <summary>The common cells of two distributions; null if there are none.</summary>
    public static CommonCells? Of(ProfileDistribution was, ProfileDistribution isNow, long rowsWere, long rowsAre)
    {
        FieldCells p = FieldCells.Of(was, rowsWere, 1), q = FieldCells.Of(isNow, rowsAre, 1);
        if (p.Total == 0 || q.Total == 0 || (was.Dimension is { } d && isNow.Dimension is { } e && d != e)) return null;
        if (was.Edges.Count > 0 || isNow.Edges.Count > 0)
        {
            // Where the first bin starts says nothing: whatever is less is in it too.
            return was.Edges.Count > 0 && was.Edges.Skip(1).SequenceEqual(isNow.Edges.Skip(1)) && isNow.Edges.Count > 0 ? new(p, q) : null;
        }

        string[] first = Names(was), second = Names(isNow);
        string[] common = [.. first.Intersect(second, StringComparer.Ordinal)];
        if (common.Length == 0 && first.Length + second.Length > 0) return null;
        return new(Fold(p, first, common), Fold(q, second, common));
    }

    private static string[] Names(ProfileDistribution kept) =>
        [.. kept.Values, .. kept.Indices.Select(index => index.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static FieldCells Fold(FieldCells counts, string[] names, string[] common)
    {
        var cells = new long[common.Length + 2];
        for (int bin = 0; bin < names.Length; bin++)
        {
            int place = Array.IndexOf(common, names[bin]);
            cells[place >= 0 ? place : common.Length] += counts.Cells[bin];
        }
        cells[^2] += counts.Cells[^2];
        cells[^1] += counts.Cells[^1];
        return counts with { Cells = cells };
    }
}
