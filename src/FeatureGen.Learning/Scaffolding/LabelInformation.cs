using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What the label says of numbers: are they codes, each standing for itself, or quantities, whose neighbours are alike?</summary>
internal static class LabelInformation
{
    private const double ClearlyMore = 1.25;
    private const double StandardErrors = 3;

    /// <summary>
    /// How many times more the numbers tell of the label as codes than as quantities in quantile bins, beyond what chance gives either;
    /// 0 if the difference is not clear.
    /// </summary>
    /// <param name="values">The distinct numbers, ascending.</param>
    /// <param name="table">How often each met each label.</param>
    /// <param name="starts">Where the bins start.</param>
    public static double GainOfCodes(double[] values, ContingencyTable table, double[] starts)
    {
        if (table.Total == 0) return 0;
        double codes = BeyondChance(table), bins = BeyondChance(Binned(values, table, starts));
        // 2 N MI of independent columns is chi-squared: its variance is twice the degrees of freedom.
        double error = Math.Sqrt(2.0 * Math.Max(1, values.Length - 1)) / (2.0 * table.Total);
        if (codes - bins < StandardErrors * error || codes < ClearlyMore * bins) return 0;
        return bins <= error ? double.PositiveInfinity : codes / bins;
    }

    private static double BeyondChance(ContingencyTable table) => MutualInformation.Of(table) - ExpectedMutualInformation.Of(table);

    private static ContingencyTable Binned(double[] values, ContingencyTable table, double[] starts)
    {
        var counts = new int[starts.Length * table.Columns];
        for (int i = 0; i < values.Length; i++)
        {
            int bin = QuantileBins.BinOf(values[i], starts);
            for (int label = 0; label < table.Columns; label++) counts[bin * table.Columns + label] += table.Row(i)[label];
        }
        return new ContingencyTable(starts.Length, table.Columns, counts);
    }
}
