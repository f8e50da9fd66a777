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
            int of = rowsPerCode[codes[i]];
            if (count == 0 || values[count - 1] != sorted[i]) values[count++] = sorted[i];
            rows[count - 1] += of;
            read += of;
        }
        long all = 0;
        foreach (int code in rowsPerCode.AsSpan(1)) all += code;
        return new NumberList(values[..count], rows[..count], all - read);
    }

    /// <summary>The numbers among texts.</summary>
    public static NumberList Of(TextTable texts)
    {
        double[] values = Array.ConvertAll(texts.Numbers, Statistics.NumberTable.Normalize);
        long[] rows = [.. texts.Rows];
        Array.Sort(values, rows);       // NaN comes first
        long nans = 0;
        int count = 0;
        for (int place = 0; place < texts.Count; place++)
            if (texts.Forms[place] != ValueForm.Number && texts.IsNaN(place)) nans += texts.Rows[place];
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) continue;
            if (count > 0 && values[count - 1] == values[i]) rows[count - 1] += rows[i];
            else (values[count], rows[count++]) = (values[i], rows[i]);
        }
        return new NumberList(values[..count], rows[..count], nans);
    }

    /// <summary>How often numbers repeat.</summary>
    public ValueCounts Count(long rows)
    {
        var counts = new ValueCounts(rows);
        for (int i = 0; i < Rows.Length; i++) counts.Add(i, Rows[i]);
        return counts;
    }
}
