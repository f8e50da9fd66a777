namespace FeatureGen.Learning.Metrics;

/// <summary>The mean negative log-likelihood of a binary label, in nats.</summary>
public static class LogLoss
{
    /// <summary>Of log-odds: exact however large they are. NaN without rows.</summary>
    /// <param name="margins">Log-odds of being positive.</param>
    /// <param name="labels">Positive where greater than 0.5.</param>
    /// <param name="weights">Weight of each row; empty for 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double OfMargins(ReadOnlySpan<float> margins, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        Check(margins, labels, weights);
        double sum = 0, total = 0;
        for (int i = 0; i < margins.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            sum += weight * OfMargin(margins[i], labels[i]);
            total += weight;
        }

        return sum / total;
    }

    /// <summary>Of one row, however large its log-odds.</summary>
    internal static double OfMargin(float margin, float label)
    {
        double against = label > 0.5f ? -(double)margin : margin;
        return Math.Max(against, 0) + double.LogP1(Math.Exp(-Math.Abs(against)));
    }

    /// <summary>Of probabilities, clipped to [2^-23, 1 - 2^-23], which is as near to 0 and 1 as a float tells. NaN without rows.</summary>
    /// <param name="probabilities">Probability of being positive.</param>
    /// <param name="labels">Positive where greater than 0.5.</param>
    /// <param name="weights">Weight of each row; empty for 1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double OfProbabilities(
        ReadOnlySpan<float> probabilities, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights = default)
    {
        const double least = 1.0 / (1 << 23);
        Check(probabilities, labels, weights);
        double sum = 0, total = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            double probability = Math.Clamp(probabilities[i], least, 1 - least);
            sum -= weight * Math.Log(labels[i] > 0.5f ? probability : 1 - probability);
            total += weight;
        }

        return sum / total;
    }

    private static void Check(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels, ReadOnlySpan<float> weights)
    {
        RankedScores.RequireSameLength(scores.Length, labels.Length, nameof(labels));
        if (!weights.IsEmpty)
            RankedScores.RequireSameLength(scores.Length, weights.Length, nameof(weights));
    }
}
