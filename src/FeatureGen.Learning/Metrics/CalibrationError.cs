namespace FeatureGen.Learning.Metrics;

/// <summary>
/// Expected calibration error: rows are sorted by probability and cut into bins of equal numbers of rows; the result is the mean,
/// weighted by rows, of the distance between a bin's mean probability and its share of positives (after Naeini, Cooper and Hauskrecht,
/// AAAI 2015, with bins of equal mass).
/// </summary>
public static class CalibrationError
{
    /// <summary>The error, 0 to 1; NaN without rows. Rows with the same probability share the bin of their middle.</summary>
    /// <param name="probabilities">Probability of being positive.</param>
    /// <param name="labels">Positive where greater than 0.5.</param>
    /// <param name="bins">The number of bins.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> labels, int bins = 10)
    {
        RankedScores.RequireSameLength(probabilities.Length, labels.Length, nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        int[] order = RankedScores.Order(probabilities);
        var surplus = new double[bins];        // sum of probability - label
        for (int start = 0; start < order.Length;)
        {
            double tied = 0;
            int end = start;
            for (; end < order.Length && RankedScores.AreEqual(probabilities[order[start]], probabilities[order[end]]); end++)
                tied += probabilities[order[end]] - (labels[order[end]] > 0.5f ? 1 : 0);
            int bin = (int)Math.Min(bins - 1, (long)(start + end - 1) * bins / (2L * order.Length));
            surplus[bin] += tied;
            start = end;
        }

        double sum = 0;
        foreach (double bin in surplus)
            sum += Math.Abs(bin);
        return sum / order.Length;
    }
}
