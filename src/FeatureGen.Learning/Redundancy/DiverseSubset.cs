namespace FeatureGen.Learning.Redundancy;

/// <summary>
/// The subset of k that is both good and diverse: the most probable set of a k-DPP (Kulesza and Taskar, "Determinantal point processes for
/// machine learning", 2012), whose kernel is quality times similarity times quality.
/// </summary>
/// <remarks>
/// Nothing is drawn: of few subsets the one with the largest determinant is looked for, exactly; of more, items are added one by one, each the
/// one that raises the determinant most (after Chen, Zhang and Zhou, NeurIPS 2018). Of equals the first is taken.
/// </remarks>
public static class DiverseSubset
{
    private const double Subsets = 100_000;
    private const double Same = 1e-12;

    /// <summary>The items, in the order in which a greedy choice takes them, or ascending if the choice is exact.</summary>
    /// <param name="quality">The quality of each item; one without quality is never chosen.</param>
    /// <param name="similarity">Of two different items, from 0 to 1; together they must be a positive semi-definite matrix.</param>
    /// <param name="count">The number of items; fewer are returned if there are not so many that tell something new.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<double> quality, Func<int, int, double> similarity, int count)
    {
        ArgumentNullException.ThrowIfNull(quality);
        ArgumentNullException.ThrowIfNull(similarity);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int[] items = [.. Enumerable.Range(0, quality.Count).Where(i => quality[i] > 0)];
        double[] log = [.. quality.Select(q => q > 0 ? 2 * Math.Log(q) : double.NegativeInfinity)];
        count = Math.Min(count, items.Length);
        var greedy = Greedy(items, log, similarity, count);
        return greedy.Count < count || Choose(items.Length, count) > Subsets ? greedy : Exact(items, log, similarity, count);
    }

    internal static IReadOnlyList<int> Greedy(int[] items, double[] log, Func<int, int, double> similarity, int count)
    {
        var chosen = new List<int>();
        var rest = items.ToDictionary(item => item, _ => 1.0);      // what of each item the chosen do not tell
        var rows = items.ToDictionary(item => item, _ => new List<double>());
        while (chosen.Count < count)
        {
            int best = -1;
            foreach (int item in items)
            {
                if (rest[item] > Same && (best < 0 || log[item] + Math.Log(rest[item]) > log[best] + Math.Log(rest[best]) + Same)) best = item;
            }
            if (best < 0) break;
            double root = Math.Sqrt(rest[best]);
            foreach (int item in items)
            {
                if (item == best || rest[item] <= Same) continue;
                double own = (similarity(item, best) - rows[item].Zip(rows[best], (a, b) => a * b).Sum()) / root;
                rows[item].Add(own);
                rest[item] -= own * own;
            }
            rest[best] = 0;
            chosen.Add(best);
        }
        return chosen;
    }

    private static int[] Exact(int[] items, double[] log, Func<int, int, double> similarity, int count)
    {
        int[] places = [.. Enumerable.Range(0, count)], best = [];
        double most = double.NegativeInfinity;
        do
        {
            int[] subset = Array.ConvertAll(places, place => items[place]);
            double value = subset.Sum(item => log[item]) + LogDeterminant(subset, similarity);
            if (value > most + Same || best.Length == 0) (most, best) = (value, subset);
        }
        while (Next(places, items.Length));
        return best;
    }

    /// <summary>The next combination in lexicographic order.</summary>
    private static bool Next(int[] places, int items)
    {
        int last = places.Length - 1;
        while (last >= 0 && places[last] == items - places.Length + last) last--;
        if (last < 0) return false;
        places[last]++;
        for (int i = last + 1; i < places.Length; i++) places[i] = places[i - 1] + 1;
        return true;
    }

    private static double LogDeterminant(int[] items, Func<int, int, double> similarity)
    {
        var lower = new double[items.Length, items.Length];
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double value = i == j ? 1 : similarity(items[i], items[j]);
                for (int k = 0; k < j; k++) value -= lower[i, k] * lower[j, k];
                if (i == j && value <= Same) return double.NegativeInfinity;
                lower[i, j] = i == j ? Math.Sqrt(value) : value / lower[j, j];
            }
            sum += 2 * Math.Log(lower[i, i]);
        }
        return sum;
    }

    private static double Choose(int items, int count)
    {
        double ways = 1;
        for (int i = 1; i <= Math.Min(count, items - count); i++) ways = ways * (items - i + 1) / i;
        return ways;
    }
}
