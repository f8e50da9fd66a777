namespace FeatureGen.Learning.Quality;

/// <summary>How often the values of a column repeat.</summary>
/// <param name="rows">The rows of the table, which decide when a value is rare.</param>
internal sealed class ValueCounts(long rows)
{
    // A rate that was seen ten times has an error of a third.
    private const int EnoughToLearnFrom = 10;

    /// <summary>The number of rows below which a value is rare.</summary>
    public long RareBelow { get; } = Math.Clamp(rows / 100, 2, EnoughToLearnFrom);

    /// <summary>Rows with a value.</summary>
    public long Values { get; private set; }

    /// <summary>Distinct values.</summary>
    public long Distinct { get; private set; }

    /// <summary>The place of the most frequent value, of several the first.</summary>
    public int Top { get; private set; } = -1;

    /// <summary>Its rows.</summary>
    public long TopRows { get; private set; }

    /// <summary>Rare values.</summary>
    public long Rare { get; private set; }

    /// <summary>Rows with a rare value.</summary>
    public long RareRows { get; private set; }

    /// <summary>Values that occur once.</summary>
    public long Once { get; private set; }

    /// <summary>Counts a value.</summary>
    /// <param name="place">What the caller knows it by.</param>
    /// <param name="count">Its rows.</param>
    public void Add(int place, long count)
    {
        if (count == 0) return;
        Values += count;
        Distinct++;
        if (count > TopRows) (Top, TopRows) = (place, count);
        if (count == 1) Once++;
        if (count >= RareBelow) return;
        Rare++;
        RareRows += count;
    }
}
