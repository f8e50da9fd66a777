namespace FeatureGen.Learning.Metrics;

/// <summary>
/// NDCG@k, normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002): the gains of the k best by score, each discounted by
/// log2(rank + 1), over the most that is possible; the mean over groups.
/// </summary>
/// <remarks>
/// The gain is the label itself, as in scikit-learn. Rows with equal scores count as if in random order: each has the mean gain of its
/// tie (McSherry and Najork, 2008). A group without a positive gain says nothing about the ranking and is left out.
/// </remarks>
public static class NormalizedGain
{
    /// <summary>NDCG@k; NaN if no group has a positive gain.</summary>
    /// <param name="scores">Higher means better. NaN is lower than any other.</param>
    /// <param name="gains">Gain of each row, not negative.</param>
    /// <param name="groups">Group (query) of each row, in any order.</param>
    /// <param name="k">How many of the best count.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<float> gains, ReadOnlySpan<int> groups, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        RankedScores.RequireSameLength(scores.Length, gains.Length, nameof(gains));
        float[] allScores = scores.ToArray(), allGains = gains.ToArray();
        return Groups.Mean(scores, groups, rows => OfGroup(rows, allScores, allGains, k));
    }

    private static double OfGroup(int[] rows, float[] scores, float[] gains, int k)
    {
        double ideal = 0;
        float[] best = Array.ConvertAll(rows, row => gains[row]);
        Array.Sort(best, (a, b) => b.CompareTo(a));
        for (int rank = 0; rank < Math.Min(k, best.Length); rank++)
            ideal += best[rank] * Discount(rank);
        if (!(ideal > 0))
            return double.NaN;

        double reached = 0;
        for (int start = 0; start < Math.Min(k, rows.Length);)
        {
            double gain = 0, discount = 0;
            int end = start;
            for (; end < rows.Length && RankedScores.AreEqual(scores[rows[start]], scores[rows[end]]); end++)
            {
                gain += gains[rows[end]];
                discount += end < k ? Discount(end) : 0;
            }

            reached += gain / (end - start) * discount;
            start = end;
        }

        return reached / ideal;
    }

    private static double Discount(int rank) => 1 / Math.Log2(rank + 2);
}
