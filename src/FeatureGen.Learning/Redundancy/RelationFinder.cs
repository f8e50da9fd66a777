using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Redundancy;

/// <summary>Finds how two similar columns go together, by their values on the sampled rows.</summary>
/// <remarks>
/// Dependence is judged on rows whose value of the other column occurs again: a value that is alone says what is said of it by itself. Where
/// hardly any number occurs again, bins are compared instead.
/// </remarks>
internal static class RelationFinder
{
    private const double MonotoneCorrelation = 0.99;
    private const double SameCoverage = 0.99;
    private const double NearError = 0.1;

    /// <summary>How a column goes with another.</summary>
    public static ProfileRelation Of(ColumnSample column, ColumnSample other)
    {
        if (column.Values != 0 && column.Values == other.Values) return ProfileRelation.Duplicate;
        if (column.Ranks is { } ranks && other.Ranks is { } others && IsMonotone(ranks, others)) return ProfileRelation.Monotone;
        var (x, y) = (Exact(column), Exact(other));
        double error = Error(x, y);
        if (error == 0) return Error(y, x) == 0 ? ProfileRelation.Recoding : ProfileRelation.Function;
        return error <= NearError ? ProfileRelation.NearFunction : ProfileRelation.Similar;
    }

    /// <summary>The exact values if they occur again in most rows.</summary>
    private static SampledColumn Exact(ColumnSample sample)
    {
        if (sample.Ranks is null) return new SampledColumn(sample.Codes);
        var exact = new SampledColumn(sample.Ranks);
        int again = Enumerable.Range(0, exact.Values).Select(exact.CountOf).Where(count => count > 1).Sum();
        return 2 * again >= exact.Codes.Length ? exact : new SampledColumn(sample.Codes);
    }

    /// <summary>
    /// The share of rows whose value is not the most frequent one among those with the same value of the other column (g3; Kivinen and
    /// Mannila, "Approximate inference of functional dependencies from relations", 1995), relative to what the most frequent value of all
    /// leaves unexplained.
    /// </summary>
    private static double Error(SampledColumn column, SampledColumn given)
    {
        int[] counts = new int[column.Values], all = new int[column.Values];
        long errors = 0, rows = 0;
        for (int value = 0; value < given.Values; value++)
        {
            var group = given.RowsOf(value);
            if (group.Length == 1) continue;
            int most = 0;
            foreach (int row in group)
            {
                int code = column.Codes[row];
                all[code]++;
                most = Math.Max(most, ++counts[code]);
            }
            foreach (int row in group) counts[column.Codes[row]] = 0;
            errors += group.Length - most;
            rows += group.Length;
        }
        long unexplained = rows - (rows == 0 ? 0 : all.Max());
        return unexplained == 0 ? 1 : (double)errors / unexplained;
    }

    private static bool IsMonotone(int[] ranks, int[] others)
    {
        int both = 0;
        double same = 0;
        for (int row = 0; row < ranks.Length; row++)
        {
            if (ranks[row] > 0 && others[row] > 0) both++;
            if (ranks[row] > 0 == others[row] > 0) same++;
        }
        if (both < 3 || same < SameCoverage * ranks.Length) return false;
        double[] x = MidRanks(ranks, others), y = MidRanks(others, ranks);
        double mean = (both + 1) / 2.0, xx = 0, yy = 0, xy = 0;
        for (int row = 0; row < ranks.Length; row++)
        {
            if (ranks[row] == 0 || others[row] == 0) continue;
            xx += (x[row] - mean) * (x[row] - mean);
            yy += (y[row] - mean) * (y[row] - mean);
            xy += (x[row] - mean) * (y[row] - mean);
        }
        return xx > 0 && yy > 0 && Math.Abs(xy) >= MonotoneCorrelation * Math.Sqrt(xx * yy);
    }

    /// <summary>Ranks from 1 among the rows that have both values, equal ones sharing their mean.</summary>
    private static double[] MidRanks(int[] ranks, int[] others)
    {
        var counts = new int[ranks.Max() + 1];
        for (int row = 0; row < ranks.Length; row++)
            if (others[row] > 0) counts[ranks[row]]++;
        counts[0] = 0;
        var middle = new double[counts.Length];
        int before = 0;
        for (int rank = 1; rank < counts.Length; rank++)
        {
            middle[rank] = before + (counts[rank] + 1) / 2.0;
            before += counts[rank];
        }
        return Array.ConvertAll(ranks, rank => middle[rank]);
    }
}
