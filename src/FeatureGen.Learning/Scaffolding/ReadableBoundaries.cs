using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Boundaries between quantile bins, moved to round numbers where few rows change their bin by it.</summary>
internal static class ReadableBoundaries
{
    private const double MostMoved = 0.2;

    /// <summary>The boundaries, ascending also as 32-bit floats.</summary>
    /// <param name="values">The distinct numbers, ascending.</param>
    /// <param name="rows">In how many rows each is.</param>
    /// <param name="bins">The most bins.</param>
    public static double[] Of(double[] values, long[] rows, int bins)
    {
        double[] starts = QuantileBins.Starts(values, rows, bins);
        int[] places = [.. starts.Select(start => Array.BinarySearch(values, start)), values.Length];
        var boundaries = new List<double>();
        for (int bin = 1; bin < starts.Length; bin++)
        {
            double lower = Sum(rows, places[bin - 1], places[bin]), upper = Sum(rows, places[bin], places[bin + 1]);
            double boundary = Roundest(values, rows, places[bin], MostMoved * Math.Min(lower, upper));
            if (boundaries.Count == 0 || (float)boundary > (float)boundaries[^1]) boundaries.Add(boundary);
        }
        return [.. boundaries];
    }

    private static double Roundest(double[] values, long[] rows, int place, double movable)
    {
        // A boundary above values[low] and at most values[high] moves no more rows than allowed.
        int low = place - 1, high = place;
        for (double left = movable - rows[low]; low > 0 && left >= 0; left -= rows[low]) low--;
        for (double left = movable - rows[high]; high < values.Length - 1 && left >= 0; left -= rows[high]) high++;
        return RoundNumber.Between(values[low], values[high], values[place]);
    }

    private static double Sum(long[] rows, int from, int to)
    {
        double sum = 0;
        for (int i = from; i < to; i++) sum += rows[i];
        return sum;
    }
}
