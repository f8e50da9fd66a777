namespace FeatureGen.Learning.Statistics;

/// <summary>The sums of the rows (or columns) of a table, equal ones together, zeros left out, ascending.</summary>
internal sealed class Margins
{
    public Margins(ReadOnlySpan<int> totals)
    {
        // Most values of a big field are rare: their counts are tallied, the few others sorted.
        const int small = 4096;
        var tally = new int[small];
        var large = new List<int>();
        foreach (int total in totals)
        {
            Total += total;
            if (total < small)
                tally[total]++;
            else
                large.Add(total);
        }

        var sizes = new List<int>();
        var multiplicities = new List<int>();
        for (int size = 1; size < small; size++)
        {
            if (tally[size] == 0)
                continue;
            sizes.Add(size);
            multiplicities.Add(tally[size]);
            Values += tally[size];
        }

        large.Sort();
        foreach (int size in large)
        {
            Values++;
            if (sizes.Count > 0 && sizes[^1] == size)
            {
                multiplicities[^1]++;
                continue;
            }

            sizes.Add(size);
            multiplicities.Add(1);
        }

        Sizes = [.. sizes];
        Multiplicities = [.. multiplicities];
    }

    public long Total { get; }

    /// <summary>Number of rows that are not empty.</summary>
    public int Values { get; }

    public int[] Sizes { get; }

    public int[] Multiplicities { get; }
}
