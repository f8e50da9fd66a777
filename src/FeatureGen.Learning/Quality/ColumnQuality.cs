using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>What is left of a column, once its counting has ended, to judge its data by.</summary>
internal sealed record ColumnQuality
{
    // Beyond, what is said of texts is said of the sampled rows.
    private const int MostTexts = 4096;

    /// <summary>How often values repeat; null if they were not told apart.</summary>
    public ValueCounts? Counts { get; private init; }

    /// <summary>The most frequent number; null of other columns.</summary>
    public double? TopNumber { get; private init; }

    /// <summary>The texts of the sampled rows.</summary>
    public required TextTable Sample { get; init; }

    /// <summary>All texts where they are not too many, else those of the sample.</summary>
    public required TextTable Texts { get; init; }

    /// <summary>The numbers of all rows; null where there are none or they are to be read from the texts.</summary>
    public NumberList? Numbers { get; private init; }

    /// <summary>Whether a value in <see cref="Sample"/> is a part of a row, so that places say nothing.</summary>
    public bool IsList { get; init; }

    /// <summary>What is left of a column.</summary>
    /// <param name="column">What the coder made of it.</param>
    /// <param name="rowsPerCode">The rows of each code.</param>
    /// <param name="texts">The texts by code, where they were kept.</param>
    /// <param name="sample">The texts of sampled rows.</param>
    /// <param name="isPlain">Whether its numbers are as they stand in the data.</param>
    public static ColumnQuality Of(CodedColumn column, int[] rowsPerCode, ValueDictionary? texts, TextSample sample, bool isPlain)
    {
        var sampled = sample.Finish();
        long rows = 0;
        foreach (int count in rowsPerCode) rows += count;
        if (column is { Kind: ColumnKind.Number, RowOfCode: not null })
        {
            var numbers = NumberList.Of(column.SortedNumbers, column.SortedCodes, rowsPerCode);
            var counts = column.IsEstimate ? null : numbers.Count(rows);
            return new ColumnQuality
            {
                Counts = counts,
                TopNumber = isPlain && counts?.Top >= 0 ? numbers.Values[counts.Top] : null,
                Numbers = isPlain && !column.IsEstimate ? numbers : null,
                Sample = sampled,
                Texts = sampled,
            };
        }

        bool isCounted = column.Kind == ColumnKind.Index || texts is not null;
        return new ColumnQuality
        {
            Counts = isCounted ? CountsOf(rowsPerCode, rows) : null,
            Sample = sampled,
            Texts = texts is not null && texts.Count <= MostTexts ? TextTable.OfAll(texts, rowsPerCode) : sampled,
        };
    }

    private static ValueCounts CountsOf(ReadOnlySpan<int> rowsPerCode, long rows)
    {
        var counts = new ValueCounts(rows);
        for (int code = 1; code < rowsPerCode.Length; code++) counts.Add(code, rowsPerCode[code]);
        return counts;
    }
}
