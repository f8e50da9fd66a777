using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// How the mutual information of a field with the label is distributed if the label is shuffled: a gamma distribution with the exact
/// expectation and the variance under fixed margins. Where the expected counts are large this is the G test (2 N MI is chi-squared with
/// (values - 1)(labels - 1) degrees of freedom); where values are rare it stays right, which the G test does not.
/// </summary>
/// <remarks>
/// The variance is that of independent multinomial rows given the sums of the columns (after Morris, "Central limit theorems for
/// multinomial sums", Annals of Statistics 3, 1975). Each cell's n ln(n / e) - n + e, e the expected count, is split into its regression
/// on n, whose variance given the column sums is exact, and a rest that behaves as (n - e)^2 / (2e) does, scaled to its exact variance.
/// Values with equal counts are computed once.
/// </remarks>
public readonly record struct IndependenceLaw
{
    // From here on cells have the moments of (n - e)^2 / (2e) up to a percent.
    private const double LargeCount = 128;
    private const double Tail = 1e-16;

    private IndependenceLaw(double mean, double variance) => (Mean, Variance) = (mean, variance);

    /// <summary>The expectation, nats.</summary>
    public double Mean { get; }

    /// <summary>The variance, squared nats.</summary>
    public double Variance { get; }

    /// <summary>The law under the margins of a table.</summary>
    public static IndependenceLaw Of(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var rows = new Margins(table.RowTotals);
        return new IndependenceLaw(
            ExpectedMutualInformation.Of(rows, new Margins(table.ColumnTotals)),
            VarianceOf(rows, [.. table.ColumnTotals.Where(total => total > 0)]));
    }

    /// <summary>The probability of at least this mutual information without any dependence.</summary>
    public double PValue(double mutualInformation)
    {
        if (HasNoSpread)
            return 1;
        double scale = Variance / Mean;
        return GammaLaw.Tail(Mean / scale, mutualInformation / scale);
    }

    /// <summary>The mutual information of a field of noise with the same counts.</summary>
    internal double Draw(SeededRandom random) => HasNoSpread ? Mean : GammaLaw.Draw(Mean * Mean / Variance, random) * (Variance / Mean);

    /// <summary>Whether the information is the same whatever the labels: one value, or one row each.</summary>
    internal bool HasNoSpread => !(Mean > 0) || Variance <= 1e-12 * Mean * Mean;

    private static double VarianceOf(Margins rows, int[] labels)
    {
        if (rows.Values <= 1 || labels.Length <= 1)
            return 0;
        double total = rows.Total;
        double[] shares = Array.ConvertAll(labels, label => label / total);
        int sizes = rows.Sizes.Length;
        var slopes = new double[sizes, labels.Length];
        var meanSlopes = new double[labels.Length];
        double rests = 0, roots = 0;
        for (int i = 0; i < sizes; i++)
        {
            int size = rows.Sizes[i];
            double share = size / total, squares = 0, weighted = 0, own = 0;
            for (int label = 0; label < labels.Length; label++)
            {
                double q = shares[label];
                (double slope, double rest) = CellOf(size, q);
                slopes[i, label] = slope;
                meanSlopes[label] += rows.Multiplicities[i] * share * slope;
                double root = q * Math.Sqrt(2 * rest) / (1 - q);
                squares += root * root;
                weighted += root;
                own += rest;
            }

            // Cells of a row go together by the product of their shares, and so do the cells of a column.
            double row = own + 0.5 * (weighted * weighted - squares);
            rests += rows.Multiplicities[i] * row * ((1 - share) * (1 - share) - share * share);
            roots += rows.Multiplicities[i] * share * Math.Sqrt(row);
        }

        double variance = rests + roots * roots;
        for (int i = 0; i < sizes; i++)
        {
            double first = 0, second = 0;
            for (int label = 0; label < labels.Length; label++)
            {
                double slope = slopes[i, label] - meanSlopes[label];
                first += shares[label] * slope;
                second += shares[label] * slope * slope;
            }

            variance += (double)rows.Multiplicities[i] * rows.Sizes[i] * (second - first * first);
        }

        return Math.Max(0, variance) / (total * total);
    }

    /// <summary>Of n ln(n / e) - n + e, n binomial: the slope of its regression on n, and the variance of the rest.</summary>
    private static (double Slope, double Residual) CellOf(int size, double q)
    {
        double e = size * q;
        if (e > LargeCount)
            return (0, 0.5 * (1 - q) * (1 - q));
        int mode = Math.Min(size, (int)((size + 1) * q));
        double odds = q / (1 - q), log = Math.Log(e) + 1;
        var sums = new Sums(e);
        double weight = 1;
        sums.Add(mode, weight, log);
        for (int n = mode; n < size && weight > Tail; n++)
        {
            weight *= (size - n) / (n + 1.0) * odds;
            sums.Add(n + 1, weight, log);
        }

        weight = 1;
        for (int n = mode; n > 0 && weight > Tail; n--)
        {
            weight *= n / ((size - n + 1) * odds);
            sums.Add(n - 1, weight, log);
        }

        return sums.Regression();
    }

    private struct Sums(double expected)
    {
        private double _weight, _value, _squares, _distance, _distances, _product;

        public void Add(int n, double weight, double log)
        {
            double value = Entropy.NLogN(n) - n * log + expected, distance = n - expected;
            _weight += weight;
            _value += weight * value;
            _squares += weight * value * value;
            _distance += weight * distance;
            _distances += weight * distance * distance;
            _product += weight * value * distance;
        }

        public readonly (double Slope, double Residual) Regression()
        {
            double mean = _value / _weight, shift = _distance / _weight;
            double spread = _distances / _weight - shift * shift, covariance = _product / _weight - mean * shift;
            double slope = spread > 0 ? covariance / spread : 0;
            return (slope, Math.Max(0, _squares / _weight - mean * mean - slope * covariance));
        }
    }
}
