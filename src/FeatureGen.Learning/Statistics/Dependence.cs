namespace FeatureGen.Learning.Statistics;

/// <summary>How a field and the label depend on each other, how sure that is, and what noise would show.</summary>
public sealed class Dependence
{
    private readonly double _spread;        // the variance of the score for each nat of it

    /// <summary>Measures a table.</summary>
    public Dependence(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        MutualInformation = Statistics.MutualInformation.Of(table);
        Noise = IndependenceLaw.Of(table);
        _spread = table.Total == 0 || MutualInformation <= 0
            ? 0
            : LogRatioVariance(table, MutualInformation) / table.Total / MutualInformation;
        (ChiSquared, CramersV) = ChiSquaredOf(table);
    }

    /// <summary>Mutual information, nats.</summary>
    public double MutualInformation { get; }

    /// <summary>The law of the mutual information if the label is shuffled.</summary>
    public IndependenceLaw Noise { get; }

    /// <summary>Mutual information less its expectation for noise of the same counts.</summary>
    public double Score => MutualInformation - Noise.Mean;

    /// <summary>Pearson's chi-squared, without a correction for continuity.</summary>
    public double ChiSquared { get; }

    /// <summary>Cramér's V, from 0 to 1: the root of chi-squared over its largest possible value.</summary>
    public double CramersV { get; }

    /// <summary>The 95 % interval of the mutual information that the rows are a sample of, not below 0.</summary>
    /// <remarks>
    /// The variance of an estimate is that of ln(p(a,b) / (p(a) p(b))) over the rows (Roulston, Physica D 125, 1999), which vanishes
    /// without dependence, and what then remains: the variance under a shuffled label. The former is proportional to the information where
    /// that is small and inflated by the same noise, so it is taken as a multiple c of the information I. The limits are the values I that
    /// the score, less I in deviations of the root of noise + c I and skewed as such estimates are, just does not refute. Resampled scores are
    /// no such interval: their bias is added to that of the data, and near independence they vary 1.7 times as much. With few rows a value
    /// (below ten) and strong dependence, the score itself is off by more than its interval.
    /// </remarks>
    public (double Low, double High) Interval() => InformationInterval.Of(Score, Noise.Mean, Noise.Variance, _spread);

    /// <summary>The standard deviation of the score.</summary>
    internal double StandardDeviation => Math.Sqrt(Noise.Variance + _spread * Math.Max(0, Score));

    /// <summary>The variance of the log ratio over the rows; its mean is the information.</summary>
    internal static double LogRatioVariance(ContingencyTable table, double mean)
    {
        double[] labels = Array.ConvertAll(table.ColumnTotals, total => total == 0 ? 0 : Math.Log((double)total / table.Total));
        double sum = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            if (table.RowTotals[row] == 0)
                continue;
            double log = Entropy.Log(table.RowTotals[row]) + mean;
            ReadOnlySpan<int> counts = table.Row(row);
            for (int label = 0; label < counts.Length; label++)
            {
                double distance = Entropy.Log(counts[label]) - log - labels[label];
                sum += counts[label] * distance * distance;
            }
        }

        return sum / table.Total;
    }

    private static (double ChiSquared, double CramersV) ChiSquaredOf(ContingencyTable table)
    {
        int values = table.RowTotals.Count(total => total > 0), labels = table.ColumnTotals.Count(total => total > 0);
        if (values <= 1 || labels <= 1)
            return (0, 0);

        double sum = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            if (table.RowTotals[row] == 0)
                continue;
            ReadOnlySpan<int> counts = table.Row(row);
            double expected = (double)table.RowTotals[row] / table.Total;
            for (int label = 0; label < counts.Length; label++)
            {
                double e = expected * table.ColumnTotals[label];
                if (e > 0)
                    sum += (counts[label] - e) * (counts[label] - e) / e;
            }
        }

        return (sum, Math.Sqrt(Math.Min(1, sum / table.Total / (Math.Min(values, labels) - 1))));
    }
}
