namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Bins of about equal numbers of rows. Equal values always share a bin, a value heavy enough has one of its own, and with no more
/// distinct values than bins each has its own. Where a bin starts is one of the values, so a number x belongs to bin "number of starts
/// that are at most x", minus one.
/// </summary>
public static class QuantileBins
{
    /// <summary>The first value of each bin, ascending.</summary>
    /// <param name="values">The distinct values, ascending, without NaN.</param>
    /// <param name="counts">How many rows have each.</param>
    /// <param name="bins">The most bins wanted.</param>
    public static double[] Starts(ReadOnlySpan<double> values, ReadOnlySpan<long> counts, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (values.Length != counts.Length)
            throw new ArgumentException("Each value needs a count.", nameof(counts));
        if (values.Length <= bins)
            return values.ToArray();

        long left = 0;
        foreach (long count in counts)
            left += count;

        var starts = new List<double>(bins) { values[0] };
        long inBin = 0;
        double wanted = (double)left / bins;
        for (int i = 0; i < values.Length; i++)
        {
            // The bin ends here if that comes nearer to its share than to take this value too.
            bool closes = inBin > 0 && starts.Count < bins && inBin + counts[i] / 2.0 > wanted;
            if (closes)
            {
                left -= inBin;
                wanted = (double)left / (bins - starts.Count);
                starts.Add(values[i]);
                inBin = 0;
            }

            inBin += counts[i];
        }

        return [.. starts];
    }

    /// <summary>The bin of a number, from 0; numbers below the first start belong to bin 0; -1 for NaN.</summary>
    public static int BinOf(double value, ReadOnlySpan<double> starts)
    {
        if (double.IsNaN(value))
            return -1;
        int index = starts.BinarySearch(value);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }
}
