namespace FeatureGen.Learning.Interactions;

/// <summary>
/// The order of maximum relevance, minimum redundancy and maximum relation (after OutRank, Škrlj and Mramor, RecSys 2023): greedy, first
/// the most relevant field, then always the one with the most relevance - median redundancy + median relation, the medians over those
/// before it, and each of the three scaled to 0 to 1 over all fields, or pairs.
/// </summary>
public static class ThreeMrOrder
{
    /// <summary>The positions of the fields in their order; of equals the first comes first.</summary>
    /// <param name="relevance">What each field tells of the label.</param>
    /// <param name="redundancy">What each pair tells of each other; [i, j] with i below j is read.</param>
    /// <param name="relation">What each pair tells of the label together; likewise.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static int[] Of(IReadOnlyList<double> relevance, double[,] redundancy, double[,] relation)
    {
        ArgumentNullException.ThrowIfNull(relevance);
        ArgumentNullException.ThrowIfNull(redundancy);
        ArgumentNullException.ThrowIfNull(relation);
        int fields = relevance.Count;
        if (redundancy.GetLength(0) != fields || relation.GetLength(0) != fields)
            throw new ArgumentException("Redundancy and relation must have a row a field.", nameof(redundancy));
        double[] scaled = Scaled(relevance, relevance);
        var (lowRedundancy, redundancies) = Range(Upper(redundancy));
        var (lowRelation, relations) = Range(Upper(relation));
        var redundant = new List<double>[fields];
        var related = new List<double>[fields];
        for (int field = 0; field < fields; field++)
            (redundant[field], related[field]) = ([], []);

        var order = new int[fields];
        var isTaken = new bool[fields];
        for (int place = 0; place < fields; place++)
        {
            int best = -1;
            double most = double.NegativeInfinity;
            for (int field = 0; field < fields; field++)
            {
                double value = isTaken[field] ? double.NaN : scaled[field] - Median(redundant[field]) + Median(related[field]);
                if (value > most)
                    (best, most) = (field, value);
            }

            order[place] = best;
            isTaken[best] = true;
            for (int field = 0; field < fields; field++)
            {
                if (isTaken[field])
                    continue;
                var (i, j) = field < best ? (field, best) : (best, field);
                Insert(redundant[field], Scale(redundancy[i, j], lowRedundancy, redundancies));
                Insert(related[field], Scale(relation[i, j], lowRelation, relations));
            }
        }

        return order;
    }

    private static double[] Scaled(IEnumerable<double> values, IEnumerable<double> all)
    {
        var (low, range) = Range(all);
        return [.. values.Select(value => Scale(value, low, range))];
    }

    private static double Scale(double value, double low, double range) => range > 0 ? (value - low) / range : 0;

    private static (double Low, double Range) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high - low);
    }

    private static IEnumerable<double> Upper(double[,] pairs)
    {
        for (int i = 0; i < pairs.GetLength(0); i++)
        {
            for (int j = i + 1; j < pairs.GetLength(1); j++)
                yield return pairs[i, j];
        }
    }

    private static void Insert(List<double> ascending, double value)
    {
        int place = ascending.BinarySearch(value);
        ascending.Insert(place < 0 ? ~place : place, value);
    }

    private static double Median(List<double> ascending) => ascending.Count == 0
        ? 0
        : (ascending[(ascending.Count - 1) / 2] + ascending[ascending.Count / 2]) / 2;
}
