namespace FeatureGen.Learning.Statistics;

/// <summary>Spearman's rank correlation.</summary>
internal static class RankCorrelation
{
    /// <summary>The correlation of the ranks, equal values sharing theirs; NaN if nothing varies.</summary>
    /// <param name="first">Numbers that sort as the values do; 0 or less for rows to be left out.</param>
    /// <param name="second">The same of the other column.</param>
    public static double Spearman(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        int rows = 0;
        int[] x = new int[first.Length], y = new int[first.Length];
        for (int row = 0; row < first.Length; row++)
        {
            if (first[row] > 0 && second[row] > 0)
                (x[rows], y[rows++]) = (first[row], second[row]);
        }

        double[] p = Ranks(x.AsSpan(0, rows)), q = Ranks(y.AsSpan(0, rows));
        double middle = (rows + 1) / 2.0, products = 0, pSquares = 0, qSquares = 0;
        for (int row = 0; row < rows; row++)
        {
            double dp = p[row] - middle, dq = q[row] - middle;
            products += dp * dq;
            pSquares += dp * dp;
            qSquares += dq * dq;
        }

        return pSquares > 0 && qSquares > 0 ? Math.Clamp(products / Math.Sqrt(pSquares * qSquares), -1, 1) : double.NaN;
    }

    /// <summary>For each value its place, from 1, among the distinct ones.</summary>
    public static int[] Order(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        var rows = new int[sorted.Length];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = row;
        Array.Sort(sorted, rows);
        var places = new int[rows.Length];
        for (int i = 0, place = 0; i < rows.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                place++;
            places[rows[i]] = place;
        }

        return places;
    }

    private static double[] Ranks(ReadOnlySpan<int> values)
    {
        int highest = 0;
        foreach (int value in values)
            highest = Math.Max(highest, value);
        var counts = new int[highest + 1];
        foreach (int value in values)
            counts[value]++;
        var rankOf = new double[highest + 1];
        int before = 0;
        for (int value = 0; value <= highest; value++)
        {
            rankOf[value] = before + (counts[value] + 1) / 2.0;
            before += counts[value];
        }

        var ranks = new double[values.Length];
        for (int row = 0; row < values.Length; row++)
            ranks[row] = rankOf[values[row]];
        return ranks;
    }
}
