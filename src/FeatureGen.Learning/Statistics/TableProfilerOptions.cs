namespace FeatureGen.Learning.Statistics;

/// <summary>What is profiled, and within which limits. The result does not depend on <see cref="Threads"/>.</summary>
public sealed record TableProfilerOptions
{
    /// <summary>The column that holds the label. Rows in which it is missing are left out.</summary>
    public required string Label { get; init; }

    /// <summary>The columns to profile; null for all but the label, kinds inferred.</summary>
    public IReadOnlyList<ProfiledColumn>? Columns { get; init; }

    /// <summary>The most quantile bins of a number.</summary>
    public int Bins { get; init; } = 64;

    /// <summary>How the label is counted if it is a number; null if it has classes.</summary>
    internal RealLabel? RealLabel { get; init; }

    /// <summary>The most different labels.</summary>
    public int MaxLabels { get; init; } = 1024;

    /// <summary>
    /// The most distinct values that a column keeps one by one. Beyond, numbers are counted with fewer digits, as many as fit, and
    /// categories by the hash of the value.
    /// </summary>
    public int MaxDistinct { get; init; } = 1 << 20;

    /// <summary>
    /// The bytes that the counts of all columns may take; if they need more, the limit on distinct values is lowered until they fit.
    /// </summary>
    public long MemoryBudget { get; init; } = 512L << 20;

    /// <summary>
    /// The most rows on which pairs of columns are compared; they lie evenly over the table. With hundreds of columns it is fewer.
    /// </summary>
    public int SimilarityRows { get; init; } = 1 << 16;

    /// <summary>Pairs that are less similar are not listed.</summary>
    public double MinSimilarity { get; init; } = 0.1;

    /// <summary>Whether <see cref="ColumnProfile.OutRank"/> is computed, which keeps a code for each row and column.</summary>
    public bool OutRank { get; init; }

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
