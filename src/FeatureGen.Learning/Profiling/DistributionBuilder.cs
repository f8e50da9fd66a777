using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>Keeps of a column's counts as much as a profile bears: a few bins of a number, the most frequent of other values.</summary>
internal static class DistributionBuilder
{
    private const int MaxBins = 20;
    private const int MaxValues = 32;
    private const int MaxText = 64;

    // Rarer values are no evidence of a drift, and may be somebody's.
    private const double LeastShare = 0.001;

    public static ProfileDistribution Build(ColumnProfile column, LabelClasses labels)
    {
        var table = column.Counts;
        var bins = new int[table.Rows];         // row -> bin; -1 for the rest
        var distribution = column.Kind switch
        {
            ColumnKind.Number => Edges(column, bins),
            ColumnKind.Index => new ProfileDistribution { Indices = new(Frequent(column, bins, _ => true)) },
            _ => Values(column, bins),
        };
        int classes = labels.CountedRows, width = distribution.Bins;
        long[] counts = new long[classes * width], rest = new long[classes], missing = new long[classes];
        for (int row = 0; row < table.Rows; row++)
        {
            if (row == 0 && column.HasMissing) labels.Add(table.Row(row), missing, 1);
            else if (bins[row] < 0) labels.Add(table.Row(row), rest, 1);
            else labels.Add(table.Row(row), counts.AsSpan(bins[row]), width);
        }
        distribution = distribution with { Counts = new(counts), Rest = new(rest), Missing = new(missing) };
        return column.LabelByValue is { } label ? WithLabel(distribution, label, bins, column.HasMissing) : distribution;
    }

    /// <summary>Adds the means of a real label: those of the bins, of the rest, of the missing values.</summary>
    private static ProfileDistribution WithLabel(ProfileDistribution distribution, LabelByValue label, int[] bins, bool hasMissing)
    {
        int width = distribution.Bins;
        var places = Enumerable.Range(0, bins.Length)
            .ToLookup(row => row == 0 && hasMissing ? width + 1 : bins[row] < 0 ? width : bins[row]);
        (double Mean, double Error)[] means = [.. Enumerable.Range(0, width + 2).Select(place => label.Over(places[place]))];
        return distribution with { LabelMeans = new(means.Select(bin => bin.Mean)), LabelErrors = new(means.Select(bin => bin.Error)) };
    }

    /// <summary>Neighbouring bins of the column are put together where there are too many.</summary>
    private static ProfileDistribution Edges(ColumnProfile column, int[] bins)
    {
        double[] starts = [.. column.BinStarts];
        long[] rows = [.. column.Counts.RowTotals.Skip(1).Select(total => (long)total)];
        double[] edges = starts.Length == 0 ? [] : QuantileBins.Starts(starts, rows, MaxBins);
        for (int bin = 0; bin < starts.Length; bin++) bins[bin + 1] = QuantileBins.BinOf(starts[bin], edges);
        return new ProfileDistribution { Edges = new(edges), Maximum = column.DistinctIsEstimate ? null : column.Numbers?.Max };
    }

    private static ProfileDistribution Values(ColumnProfile column, int[] bins)
    {
        int[] rows = Frequent(column, bins, row => column.ValueOf(row) is { Length: <= MaxText });
        return new ProfileDistribution { Values = new(rows.Select(row => column.ValueOf(row)!)) };
    }

    /// <summary>The most frequent rows of the table, the most frequent first; the bins of all rows are set.</summary>
    private static int[] Frequent(ColumnProfile column, int[] bins, Predicate<int> isKept)
    {
        int[] totals = column.Counts.RowTotals;
        int[] frequent =
        [
            .. Enumerable.Range(0, totals.Length).Skip(column.HasMissing ? 1 : 0)
                .Where(row => totals[row] > 0 && totals[row] >= LeastShare * column.Rows && isKept(row))
                .OrderByDescending(row => totals[row]).Take(MaxValues),
        ];
        Array.Fill(bins, -1);
        for (int bin = 0; bin < frequent.Length; bin++) bins[frequent[bin]] = bin;
        return frequent;
    }
}
