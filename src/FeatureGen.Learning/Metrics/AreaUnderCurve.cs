namespace FeatureGen.Learning.Metrics;

/// <summary>
/// Area under the ROC curve: how probable it is that a positive has a higher score than a negative, a tie counting half. Exact.
/// </summary>
public static class AreaUnderCurve
{
    /// <summary>The area; NaN if there are no positives or no negatives. A NaN score is lower than any other.</summary>
    /// <param name="scores">Higher means more probably positive.</param>
    /// <param name="labels">Positive where greater than 0.5.</param>
    /// <param name="weights">Weight of each row; empty for 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        RankedScores.RequireSameLength(scores.Length, labels.Length, nameof(labels));
        if (!weights.IsEmpty)
            RankedScores.RequireSameLength(scores.Length, weights.Length, nameof(weights));

        int[] order = RankedScores.Order(scores);
        double positives = 0, negatives = 0, above = 0;
        for (int start = 0; start < order.Length;)
        {
            // All rows of one score together.
            double tiedPositives = 0, tiedNegatives = 0;
            int end = start;
            for (; end < order.Length && RankedScores.AreEqual(scores[order[start]], scores[order[end]]); end++)
            {
                double weight = weights.IsEmpty ? 1 : weights[order[end]];
                if (labels[order[end]] > 0.5f)
                    tiedPositives += weight;
                else
                    tiedNegatives += weight;
            }

            above += tiedNegatives * (positives + 0.5 * tiedPositives);
            positives += tiedPositives;
            negatives += tiedNegatives;
            start = end;
        }

        return above / (positives * negatives);
    }
}
