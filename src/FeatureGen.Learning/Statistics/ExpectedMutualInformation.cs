namespace FeatureGen.Learning.Statistics;

/// <summary>
/// The mutual information that two fields have on average if one of them is shuffled: its expectation under fixed margins, each cell
/// being hypergeometric (Vinh, Epps and Bailey, JMLR 11, 2010). Exact up to rounding, in nats.
/// </summary>
/// <remarks>
/// Cells with equal margins are computed once, and each sum runs outwards from the mode of its distribution by recurrence until what is
/// left is below 1e-18 of it, normalised by its own sum: no factorials, and a million distinct values cost no more than their distinct
/// counts.
/// </remarks>
public static class ExpectedMutualInformation
{
    private const double Tail = 1e-18;

    /// <summary>The expectation under the margins of a table.</summary>
    public static double Of(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table.RowTotals, table.ColumnTotals);
    }

    /// <summary>The expectation under the given sums of rows and columns; both must have the same total.</summary>
    /// <exception cref="ArgumentException">The totals differ.</exception>
    public static double Of(ReadOnlySpan<int> rowTotals, ReadOnlySpan<int> columnTotals)
    {
        var rows = new Margins(rowTotals);
        var columns = new Margins(columnTotals);
        if (rows.Total != columns.Total)
            throw new ArgumentException($"The rows sum to {rows.Total}, the columns to {columns.Total}.", nameof(columnTotals));
        return Of(rows, columns);
    }

    internal static double Of(Margins rows, Margins columns)
    {
        // One value: nothing to know.
        if (rows.Values <= 1 || columns.Values <= 1)
            return 0;

        double sum = 0;
        for (int i = 0; i < rows.Sizes.Length; i++)
        {
            double row = 0;
            for (int j = 0; j < columns.Sizes.Length; j++)
                row += columns.Multiplicities[j] * Cell(rows.Sizes[i], columns.Sizes[j], rows.Total);
            sum += rows.Multiplicities[i] * row;
        }

        return sum / rows.Total;
    }

    /// <summary>About how many terms the exact sum has.</summary>
    internal static double Work(Margins rows, Margins columns)
    {
        double work = 0;
        foreach (int a in rows.Sizes)
        {
            foreach (int b in columns.Sizes)
                work += 2 + 18 * Math.Sqrt((double)a * b / rows.Total);
        }

        return work;
    }

    /// <summary>E[ n ln( n * total / (a b) ) ], n hypergeometric: the overlap of random sets of a and b among total.</summary>
    private static double Cell(long a, long b, long total)
    {
        long least = Math.Max(0, a + b - total);
        long most = Math.Min(a, b);
        long mode = Math.Clamp((long)((a + 1.0) * (b + 1.0) / (total + 2.0)), least, most);
        double scale = Math.Log(total) - Math.Log(a) - Math.Log(b);

        double weights = 1, terms = Term(mode, scale);
        double weight = 1;
        for (long n = mode; n < most; n++)
        {
            weight *= (double)(a - n) * (b - n) / ((double)(n + 1) * (total - a - b + n + 1));
            if (weight < Tail * weights)
                break;
            weights += weight;
            terms += weight * Term(n + 1, scale);
        }

        weight = 1;
        for (long n = mode; n > least; n--)
        {
            weight *= (double)n * (total - a - b + n) / ((double)(a - n + 1) * (b - n + 1));
            if (weight < Tail * weights)
                break;
            weights += weight;
            terms += weight * Term(n - 1, scale);
        }

        return terms / weights;
    }

    private static double Term(long n, double scale) => n == 0 ? 0 : Entropy.NLogN(n) + n * scale;
}
