using FeatureGen.Learning.Quality;

namespace FeatureGen.Learning.Statistics;

/// <summary>A column whose counting has ended.</summary>
internal sealed record FinishedColumn(CodedColumn Coded, ContingencyTable Table, ColumnSample Sample, int[]? Codes, ValueDictionary? Texts)
{
    /// <summary>What its data is judged by; null if that was not asked for.</summary>
    public ColumnQuality? Quality { get; init; }

    /// <summary>
    /// The codes of all rows, from 0 in the ordinal order of the texts; in the order of the codes where texts are not kept.
    /// </summary>
    public int[] OrdinalCodes()
    {
        int[] codes = Codes ?? throw new InvalidOperationException("Codes were not kept.");
        int[] used = [.. codes.Distinct()];
        if (Texts is { } texts)
            Array.Sort(used, (a, b) => texts[a].SequenceCompareTo(texts[b]));
        else
            Array.Sort(used);

        var rank = new int[used.Length == 0 ? 0 : used.Max() + 1];
        for (int i = 0; i < used.Length; i++)
            rank[used[i]] = i;
        return Array.ConvertAll(codes, code => rank[code]);
    }
}
