namespace FeatureGen.Learning.Interactions;

/// <summary>The number of free parameters of a model without an interaction, over the combinations that occur.</summary>
internal static class DesignRank
{
    /// <summary>The number if all combinations of the margins' places occur; never below the rank.</summary>
    /// <param name="levels">The levels of the fields.</param>
    /// <param name="cells">The combinations.</param>
    public static int Bound(int[] levels, int[] cells)
    {
        int second = levels[1], third = levels.Length == 3 ? levels[2] : 1;
        bool[] a = new bool[levels[0]], b = new bool[second], c = new bool[third];
        bool[] ab = new bool[levels[0] * second], ac = new bool[levels[0] * third], bc = new bool[second * third];
        foreach (int cell in cells)
        {
            int pair = cell / third, first = pair / second, other = pair % second, last = cell % third;
            a[first] = b[other] = c[last] = ab[pair] = ac[first * third + last] = bc[other * third + last] = true;
        }

        int ones = a.Count(true) + b.Count(true);
        return Math.Max(1, levels.Length == 2 ? ones - 1 : ab.Count(true) + ac.Count(true) + bc.Count(true) - ones - c.Count(true) + 1);
    }

    /// <summary>The rank of the table that says which combination belongs to which place of each margin.</summary>
    /// <param name="marginOf">For each margin the place of each combination.</param>
    public static int Of(int[][] marginOf)
    {
        int columns = 0;
        var rows = Array.ConvertAll(marginOf[0], _ => new List<int>());
        foreach (int[] margin in marginOf)
        {
            for (int cell = 0; cell < margin.Length; cell++)
                rows[cell].Add(columns + margin[cell]);
            columns += margin.Length == 0 ? 0 : margin.Max() + 1;
        }

        return Eliminate(Array.ConvertAll(rows, places => Row(places, columns)), columns);
    }

    private static double[] Row(List<int> places, int columns)
    {
        var row = new double[columns];
        foreach (int place in places)
            row[place] = 1;
        return row;
    }

    private static int Eliminate(double[][] rows, int columns)
    {
        int rank = 0;
        for (int column = 0; column < columns && rank < rows.Length; column++)
        {
            int pivot = rank;
            for (int row = rank + 1; row < rows.Length; row++)
            {
                if (Math.Abs(rows[row][column]) > Math.Abs(rows[pivot][column]))
                    pivot = row;
            }

            if (Math.Abs(rows[pivot][column]) < 1e-9)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int row = rank + 1; row < rows.Length; row++)
            {
                double factor = rows[row][column] / rows[rank][column];
                for (int i = column; factor != 0 && i < columns; i++)
                    rows[row][i] -= factor * rows[rank][i];
            }

            rank++;
        }

        return rank;
    }

    private static int Count(this bool[] flags, bool value) => flags.AsSpan().Count(value);
}
