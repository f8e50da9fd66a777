namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Whether a number tells of the label, in fine bins and in coarser ones: what rises or falls with a number shows in few bins before it
/// shows in many.
/// </summary>
internal readonly record struct OrderedIndependence
{
    private const int Coarser = 4;

    /// <summary>Tests a table.</summary>
    /// <param name="table">Row 0 is the missing value, the others are the bins in their order.</param>
    /// <param name="dependence">The dependence in this table.</param>
    public OrderedIndependence(ContingencyTable table, Dependence dependence)
    {
        double least = dependence.Noise.PValue(dependence.MutualInformation);
        High = dependence.Interval().High;
        int tests = 1;
        for (var coarse = table; tests < 3 && coarse.Rows - 1 > Coarser; tests++)
        {
            coarse = Merge(coarse);
            var coarser = new Dependence(coarse);
            least = Math.Min(least, coarser.Noise.PValue(coarser.MutualInformation));
            if (tests == 1)
                High = Math.Min(High, coarser.Interval().High);
        }

        PValue = Math.Min(1, tests * least);
    }

    /// <summary>The least p-value of three, times three (Bonferroni): in the bins, in fours of them, and in fours of those.</summary>
    public double PValue { get; }

    /// <summary>
    /// The upper end of the interval of the information in fours of the bins, or in the bins themselves if it is lower: nearly all of what
    /// a number tells, unless it is one thing in one bin and another in the next.
    /// </summary>
    public double High { get; }

    private static ContingencyTable Merge(ContingencyTable table)
    {
        int rows = 1 + (table.Rows - 1 + Coarser - 1) / Coarser;
        var counts = new int[rows * table.Columns];
        for (int row = 0; row < table.Rows; row++)
        {
            int merged = row == 0 ? 0 : 1 + (row - 1) / Coarser;
            for (int label = 0; label < table.Columns; label++)
                counts[merged * table.Columns + label] += table[row, label];
        }

        return new ContingencyTable(rows, table.Columns, counts);
    }
}
