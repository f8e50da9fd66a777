namespace FeatureGen.Learning.Statistics;

/// <summary>The 95 % interval of a mutual information: see <see cref="Dependence.Interval"/>.</summary>
internal static class InformationInterval
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>The values that a score does not refute, not below 0.</summary>
    /// <param name="score">The information less its expectation without dependence.</param>
    /// <param name="noise">The variance without dependence.</param>
    /// <param name="spread">The further variance for each nat of information.</param>
    public static (double Low, double High) Of(double score, double noise, double spread)
    {
        double half = Normal95 * Normal95 * spread / 2;
        double root = noise + spread * score + half * half / (Normal95 * Normal95);
        if (root <= 0)
            return (Math.Max(0, score), Math.Max(0, score));
        double width = Normal95 * Math.Sqrt(root);
        return (Math.Max(0, score + half - width), Math.Max(0, score + half + width));
    }
}
