namespace FeatureGen.Learning.Statistics;

/// <summary>Mutual information from counts, in nats.</summary>
public static class MutualInformation
{
    /// <summary>sum p(a,b) ln( p(a,b) / (p(a) p(b)) ); never negative.</summary>
    public static double Of(ContingencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Total == 0)
            return 0;

        // By rows: first the cells of a value against its sum, so that no large numbers cancel.
        double terms = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            double cells = 0;
            foreach (int count in table.Row(row))
                cells += Entropy.NLogN(count);
            terms += cells - Entropy.NLogN(table.RowTotals[row]);
        }

        double labels = 0;
        foreach (int count in table.ColumnTotals)
            labels += Entropy.NLogN(count);
        return Math.Max(0, (terms - (labels - Entropy.NLogN(table.Total))) / table.Total);
    }

    /// <summary>
    /// Similarity of two fields from 0 to 1: (MI - E[MI]) / (min(H_a, H_b) - E[MI]), clamped. 1 if one is a function of the other; 0 if
    /// they are independent, and where the margins leave no room for more than chance (a field that is different in every row is similar
    /// to nothing).
    /// </summary>
    /// <remarks>
    /// After Vinh, Epps and Bailey, "Information theoretic measures for clusterings comparison", JMLR 11 (2010), with the minimum as
    /// upper bound.
    /// </remarks>
    public static double Similarity(double mutualInformation, double expected, double entropyA, double entropyB)
    {
        double room = Math.Min(entropyA, entropyB) - expected;
        return room <= 1e-9 ? 0 : Math.Clamp((mutualInformation - expected) / room, 0, 1);
    }

    /// <summary>Similarity of the two fields of a table, with the exact expectation.</summary>
    public static double Similarity(ContingencyTable table)
    {
        double information = Of(table);
        return Similarity(
            information, ExpectedMutualInformation.Of(table), Entropy.FromCounts(table.RowTotals), Entropy.FromCounts(table.ColumnTotals));
    }
}
