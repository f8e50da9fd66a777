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
    private const double LeastExpected = 5;
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
    /// p-value by Kolmogorov's limit with Stephens' correction for small samples (JRSS B 32, 1970). What differs within a cell is not
    /// seen, so the p-value is rather too great than too small.
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
        double root = Math.Sqrt(n * m / (n + m));
        return (greatest, KolmogorovTail((root + 0.12 + 0.11 / root) * greatest));
    }

    /// <summary>
    /// The p-value of the chi-squared test that both samples are of the same distribution. Cells are put together with their neighbours
    /// until each expects five observations in the smaller sample (Cochran's rule); with less than two left, nothing is refuted: 1.
    /// </summary>
    public static double Homogeneity(ReadOnlySpan<double> was, ReadOnlySpan<double> isNow)
    {
        double n = Sum(was), m = Sum(isNow), share = Math.Min(n, m) / (n + m);
        var pooled = new List<(double Was, double Is)>();
        double p = 0, q = 0;
        for (int i = 0; i < was.Length; i++)
        {
            p += was[i];
            q += isNow[i];
            if ((p + q) * share < LeastExpected) continue;
            pooled.Add((p, q));
            (p, q) = (0, 0);
        }
        if (pooled.Count < 2) return 1;
        pooled[^1] = (pooled[^1].Was + p, pooled[^1].Is + q);
        // Both rows of the table together: (p/n - q/m)^2 n m / (p + q).
        double chiSquared = pooled.Sum(cell => Math.Pow(cell.Was / n - cell.Is / m, 2) * n * m / (cell.Was + cell.Is));
        return GammaLaw.Tail((pooled.Count - 1) / 2.0, chiSquared / 2);
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
