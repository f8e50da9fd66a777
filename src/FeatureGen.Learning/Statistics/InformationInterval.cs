namespace FeatureGen.Learning.Statistics;

/// <summary>The 95 % interval of a mutual information: see <see cref="Dependence.Interval"/>.</summary>
/// <remarks>
/// An estimate of the information I is taken for a non-central chi-squared number: its cumulants are those of noise, which is gamma, and
/// what I adds to them. Its tails are those of a power of it that is nearly normal (Sankaran, "On the non-central chi-square distribution",
/// Biometrika 46, 1959), so a limit is found by halving in microseconds, whatever the number of rows. An upper end is never lower than that
/// of an estimate which noise falls below in one case of six (a power-constrained limit; Cowan, Cranmer, Gross and Vitells, 2011): that a
/// field did worse than noise does not make it surer that it is none.
/// </remarks>
internal static class InformationInterval
{
    private const double Normal95 = 1.959963984540054, OneInSix = -0.9674;
    private const double Rounding = 1e-12, LeastRoot = 0.05;
    private const int Halvings = 60;

    /// <summary>The values that a score does not refute, not below 0.</summary>
    /// <param name="score">The information less its expectation without dependence.</param>
    /// <param name="mean">That expectation.</param>
    /// <param name="noise">The variance without dependence.</param>
    /// <param name="spread">The further variance for each nat of information.</param>
    public static (double Low, double High) Of(double score, double mean, double noise, double spread)
    {
        if (!(mean > 0))
            return (Math.Max(0, score), Math.Max(0, score));
        // Where labels make no difference the score is 0 but for rounding.
        var law = new Law(mean, Math.Max(noise, Rounding * mean * mean), spread);
        double least = law.Noise(OneInSix);
        return (law.Solve(mean + score, Normal95), law.Solve(Math.Max(mean + score, least), -Normal95));
    }

    /// <summary>The law of the estimate by the information.</summary>
    private readonly struct Law(double mean, double noise, double spread)
    {
        private readonly double _scale = noise / mean;        // of the gamma distribution of noise

        /// <summary>The information for which an estimate is so many deviations too high; 0 if it never is.</summary>
        public double Solve(double estimate, double deviations)
        {
            if (estimate <= 0 || Deviations(estimate, 0) <= deviations)
                return 0;
            double low = 0, high = Math.Max(estimate, _scale);
            while (Deviations(estimate, high) > deviations)
                high *= 2;
            for (int i = 0; i < Halvings && high - low > 1e-12 * high; i++)
            {
                double middle = (low + high) / 2;
                if (Deviations(estimate, middle) > deviations)
                    low = middle;
                else
                    high = middle;
            }

            return (low + high) / 2;
        }

        /// <summary>The estimate that noise is so many deviations from (Wilson and Hilferty, 1931).</summary>
        public double Noise(double deviations)
        {
            double share = noise / mean / mean / 9;
            return mean * Math.Pow(Math.Max(LeastRoot, 1 - share + deviations * Math.Sqrt(share)), 3);
        }

        private double Deviations(double estimate, double information)
        {
            double first = mean + information, added = spread * information, second = noise + added;
            double third = 2 * _scale * noise + 3 * _scale * added;
            double power = Math.Clamp(1 - first * third / (3 * second * second), 1.0 / 3, 1);
            double p = second / (2 * first * first), bend = (power - 1) * (1 - 3 * power);
            double center = 1 + p * power * (power - 1 - 0.5 * (2 - power) * bend * p);
            return (Math.Pow(estimate / first, power) - center) / (power * Math.Sqrt(2 * p) * (1 + 0.5 * bend * p));
        }
    }
}
