using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Quality;

/// <summary>Distinct numbers, ascending, with their rows, and how many rows hold the text <c>NaN</c>.</summary>
/// <param name="Values">The numbers; infinities are the largest floats.</param>
/// <param name="Rows">The rows of each.</param>
/// <param name="NaNs">Rows with NaN.</param>
internal sealed record NumberList(double[] Values, long[] Rows, long NaNs)
{
    /// <summary>All rows with a number or NaN.</summary>
    public long Total { get; } = Rows.Sum() + NaNs;

    /// <summary>The numbers of a column whose codes were sorted by them.</summary>
    public static NumberList Of(double[] sorted, int[] codes, int[] rowsPerCode)
    {
        var values = new double[sorted.Length];
        var rows = new long[sorted.Length];
        int count = 0;
        long read = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (count == 0 || values[count - 1] != sorted[i]) values[count++] = sorted[i];
            rows[count - 1] += rowsPerCode[codes[i]];
            read += rowsPerCode[codes[i]];
        }
        long all = 0;
        foreach (int code in rowsPerCode.AsSpan(1)) all += code;
        return new NumberList(values[..count], rows[..count], all - read);
    }

    /// <summary>The numbers among texts.</summary>
    public static NumberList Of(TextTable texts)
    {
        var rowsOf = new SortedDictionary<double, long>();
        long nans = 0;
        for (int place = 0; place < texts.Count; place++)
        {
            if (!Utf8Values.TryParseNumber(texts[place], out double number)) continue;
            if (double.IsNaN(number)) nans += texts.Rows[place];
            else
            {
                number = Statistics.NumberTable.Normalize(number);
                rowsOf[number] = rowsOf.GetValueOrDefault(number) + texts.Rows[place];
            }
        }
        return new NumberList([.. rowsOf.Keys], [.. rowsOf.Values], nans);
    }

    /// <summary>How often numbers repeat.</summary>
    public ValueCounts Count(long rows)
    {
        var counts = new ValueCounts(rows);
        for (int i = 0; i < Rows.Length; i++) counts.Add(i, Rows[i]);
        return counts;
    }
}
