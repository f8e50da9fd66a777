namespace FeatureGen.Learning.Statistics;

/// <summary>What the data says about the columns of a table.</summary>
public sealed class TableProfile
{
    /// <summary>The data, as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>Rows counted: those that have a label.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows left out, as their label is missing.</summary>
    public required long UnlabelledRows { get; init; }

    /// <summary>The column that holds the label.</summary>
    public required string LabelName { get; init; }

    /// <summary>
    /// The labels, in ordinal order: the columns of each <see cref="ColumnProfile.Counts"/>. One alone means that nothing can be learned.
    /// </summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How many rows have each label.</summary>
    public required IReadOnlyList<int> LabelCounts { get; init; }

    /// <summary>Entropy of the label, in nats.</summary>
    public required double LabelEntropy { get; init; }

    /// <summary>The columns, in the order asked for or that of the table.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Pairs of similar columns, by their indices.</summary>
    public required IReadOnlyList<SimilarPair> SimilarPairs { get; init; }

    /// <summary>Rows on which pairs were compared.</summary>
    public required int SimilarityRows { get; init; }

    /// <summary>The columns on those rows.</summary>
    internal IReadOnlyList<ColumnSample> Samples { get; init; } = [];

    /// <summary>Of a real label: where each of <see cref="Labels"/>, which are intervals then, starts.</summary>
    internal double[] LabelStarts { get; init; } = [];

    /// <summary>Of a real label: its sum and that of its squares, less <see cref="LabelOrigin"/>.</summary>
    internal (double Sum, double Squares) LabelSums { get; init; }

    /// <summary>Of a real label: what was taken from it before summing.</summary>
    internal double LabelOrigin { get; init; }

    /// <summary>Of a real label: that of the sampled rows, in the order of the values, from 1.</summary>
    internal int[]? LabelRanks { get; init; }

    /// <summary>The places of the labels of those rows in <see cref="Labels"/>.</summary>
    internal int[] LabelSample { get; init; } = [];

    /// <summary>The numbers of those rows in the table, from 1.</summary>
    internal int[] RowNumbers { get; init; } = [];

    /// <summary>The distance between those rows.</summary>
    internal int RowStride { get; init; } = 1;

    /// <summary>Among the rows that were held against each other, those like an earlier one; one that occurs most often, and how often.</summary>
    internal (long Rows, int Row, int Copies) Duplicates { get; init; }

    /// <summary>How many rows each of those rows stands for.</summary>
    internal int DuplicatesEach { get; init; } = 1;

    /// <summary>The columns, best first; equals by name.</summary>
    /// <param name="byOutRank">By OutRank's score, which must have been asked for.</param>
    public IReadOnlyList<ColumnProfile> Ranking(bool byOutRank = false) =>
    [
        .. Columns
            .OrderByDescending(column => byOutRank ? column.OutRank : column.Score)
            .ThenBy(column => column.Name, StringComparer.Ordinal),
    ];
}
