using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Drift;

/// <summary>How far two samples of counts over the same cells are apart, and how far they would be by chance.</summary>
/// <remarks>
/// Counts may be fractions: where a row has several values, which are no independent observations, each counts as a part of its row.
/// </remarks>
internal static class DistributionDistance
{
    // Half an observation more in every cell (Jeffreys' prior), so that an empty cell has a logarithm.
    private const double Smoothing = 0.5;
    private const double MostObservations = 2e9;
    private const int MaxTerms = 100;

    /// <summary>
    /// The population stability index: the sum of (p - q) ln(p / q) over the cells that one of the samples reaches, with half an
    /// observation added to each of these.
    /// </summary>
    public static double StabilityIndex(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        int cells = Reached(was, isNow);
        double n = Sum(was) + Smoothing * cells, m = Sum(isNow) + Smoothing * cells, sum = 0;
        for (int i = 0; i < was.Length; i++)
        {
            if (was[i] + isNow[i] <= 0) continue;
            double p = (was[i] + Smoothing) / n, q = (isNow[i] + Smoothing) / m;
            sum += (q - p) * Math.Log(q / p);
        }
        return sum;
    }

    /// <summary>What <see cref="StabilityIndex"/> is expected to be for two samples of the same: (cells - 1) (1/n + 1/m).</summary>
    public static double ExpectedStabilityIndex(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow) =>
        Math.Max(0, Reached(was, isNow) - 1) * (1 / Sum(was) + 1 / Sum(isNow));

    /// <summary>The Jensen-Shannon distance to base 2, from 0 to 1: the root of the divergence.</summary>
    public static double JensenShannon(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        double n = Sum(was), m = Sum(isNow), sum = 0;
        for (int i = 0; i < was.Length; i++)
        {
            double p = was[i] / n, q = isNow[i] / m, middle = (p + q) / 2;
            if (p > 0) sum += p * Math.Log2(p / middle);
            if (q > 0) sum += q * Math.Log2(q / middle);
        }
        return Math.Sqrt(Math.Clamp(sum / 2, 0, 1));
    }

    /// <summary>
    /// The Kolmogorov-Smirnov statistic of two samples of ordered cells, the greatest difference of the shares up to a cell, and its
    /// p-value by Kolmogorov's limit with Vrbik's correction for small samples (Pioneer Journal of Theoretical and Applied Statistics 15,
    /// 2018). What differs within a cell is not seen, so the p-value is rather too great than too small.
    /// </summary>
    public static (double Statistic, double PValue) KolmogorovSmirnov(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        double n = Sum(was), m = Sum(isNow), p = 0, q = 0, greatest = 0;
        for (int i = 0; i < was.Length; i++)
        {
            p += was[i] / n;
            q += isNow[i] / m;
            greatest = Math.Max(greatest, Math.Abs(p - q));
        }
        double size = n * m / (n + m), root = Math.Sqrt(size), x = root * greatest;
        return (greatest, KolmogorovTail(x + 1 / (6 * root) + (x - 1) / (4 * size)));
    }

    /// <summary>
    /// The p-value of the test that both samples are of the same distribution: the likelihood-ratio form of the chi-squared test of
    /// homogeneity, by a law that stays right where cells are rare (<see cref="IndependenceLaw"/>). So a value that a great profile never
    /// held counts for as much as it says, and no cells need be put together.
    /// </summary>
    public static double Homogeneity(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        // More observations than a table holds say no more: the p-value is 0 or the shares are the same.
        double scale = Math.Min(1, MostObservations / (Sum(was) + Sum(isNow)));
        var counts = new int[2 * was.Length];
        for (int i = 0; i < was.Length; i++)
            (counts[2 * i], counts[2 * i + 1]) = ((int)Math.Round(was[i] * scale), (int)Math.Round(isNow[i] * scale));
        var dependence = new Dependence(new ContingencyTable(was.Length, 2, counts));
        return dependence.Noise.PValue(dependence.MutualInformation);
    }

    private static double KolmogorovTail(double x)
    {
        // Below, all hundred terms would not reach the limit, which is 1.
        if (x < 0.2) return 1;
        double sum = 0;
        for (int k = 1; k <= MaxTerms; k++)
        {
            double term = Math.Exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-17) break;
        }
        return Math.Clamp(2 * sum, 0, 1);
    }

    private static int Reached(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        int cells = 0;
        for (int i = 0; i < was.Length; i++)
            if (was[i] + isNow[i] > 0) cells++;
        return cells;
    }

    private static double Sum(ReadOnlySpan<double> counts)
    {
        double sum = 0;
        foreach (double count in counts) sum += count;
        return sum;
    }
}
