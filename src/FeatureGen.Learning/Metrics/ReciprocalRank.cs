namespace FeatureGen.Learning.Metrics;

/// <summary>
/// MRR: the mean over groups of 1 / rank of the first positive. Rows with equal scores count as if in random order: the result is the
/// expected value. A group without a positive is left out.
/// </summary>
public static class ReciprocalRank
{
    /// <summary>The mean reciprocal rank; NaN if no group has a positive.</summary>
    /// <param name="scores">Higher means better. NaN is lower than any other.</param>
    /// <param name="labels">Positive where greater than 0.5.</param>
    /// <param name="groups">Group (query) of each row, in any order.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<int> groups)
    {
        RankedScores.RequireSameLength(scores.Length, labels.Length, nameof(labels));
        float[] allScores = scores.ToArray(), allLabels = labels.ToArray();
        return Groups.Mean(scores, groups, rows => OfGroup(rows, allScores, allLabels));
    }

    private static double OfGroup(int[] rows, float[] scores, float[] labels)
    {
        for (int start = 0; start < rows.Length;)
        {
            int positives = 0, end = start;
            for (; end < rows.Length && RankedScores.AreEqual(scores[rows[start]], scores[rows[end]]); end++)
                positives += labels[rows[end]] > 0.5f ? 1 : 0;
            if (positives > 0)
                return Expected(start, end - start, positives);
            start = end;
        }

        return double.NaN;
    }

    /// <summary>E[1 / (before + J)], J being the place of the first of the positives in a random order of the tied rows.</summary>
    private static double Expected(int before, int tied, int positives)
    {
        double sum = 0, probability = (double)positives / tied;
        for (int place = 1; place <= tied - positives + 1; place++)
        {
            sum += probability / (before + place);
            if (place < tied)
                probability *= (double)(tied - place - positives + 1) / (tied - place);
        }

        return sum;
    }
}
