using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>What two fields tell of each other, and together of the label, in nats, less what chance would with as many cells.</summary>
/// <param name="Shared">Mutual information of the two fields, not below 0.</param>
/// <param name="Relation">Mutual information of their combination with the label, not below 0.</param>
/// <param name="Similarity">The mutual information over the smaller entropy of the two, 0 to 1.</param>
internal readonly record struct PairInformation(double Shared, double Relation, double Similarity)
{
    /// <summary>Measures a pair.</summary>
    /// <param name="table">The counts of a pair.</param>
    /// <param name="labelTotals">The rows of each class.</param>
    public static PairInformation Of(CellTable table, int[] labelTotals)
    {
        int[] first = new int[table.Levels[0]], second = new int[table.Levels[1]];
        double cells = 0, counts = 0;
        long rows = 0;
        int used = 0;
        for (int cell = 0; cell < table.Cells; cell++)
        {
            int total = 0;
            foreach (int count in table.Counts.AsSpan(cell * table.Classes, table.Classes))
            {
                total += count;
                counts += Entropy.NLogN(count);
            }

            first[cell / table.Levels[1]] += total;
            second[cell % table.Levels[1]] += total;
            cells += Entropy.NLogN(total);
            rows += total;
            used += total > 0 ? 1 : 0;
        }

        if (rows == 0)
            return default;
        double joint = Math.Log(rows) - cells / rows, all = Math.Log(rows) - counts / rows;
        double a = Entropy.FromCounts(first), b = Entropy.FromCounts(second);
        int degrees = (first.Count(n => n > 0) - 1) * (second.Count(n => n > 0) - 1);
        double shared = a + b - joint - degrees / (2.0 * rows);
        double relation = joint + Entropy.FromCounts(labelTotals) - all - (used - 1.0) * (table.Classes - 1) / (2 * rows);
        double room = Math.Min(a, b);
        return new PairInformation(
            Math.Max(0, shared), Math.Max(0, relation), room <= 1e-9 ? 0 : Math.Clamp(shared / room, 0, 1));
    }
}
