namespace FeatureGen.Learning.Tests.Planted;

/// <summary>
/// What fields tell of the label in all rows that there could be: from the label's law, not from labels that were drawn.
/// </summary>
internal static class Population
{
    private const int Grid = 256, Rests = 400;

    /// <summary>
    /// For each row the probability of the label if nothing but one effect is known: the mean over what all others add, which does not
    /// depend on it.
    /// </summary>
    /// <param name="margins">The log-odds of each row.</param>
    /// <param name="effect">What the field adds to it.</param>
    public static double[] Known(double[] margins, double[] effect)
    {
        double low = effect.Min(), high = effect.Max(), step = Math.Max(1e-9, (high - low) / (Grid - 1));
        double[] all = [.. margins.Zip(effect, (margin, own) => margin - own)];
        Array.Sort(all);
        double[] rests = [.. Enumerable.Range(0, Rests).Select(i => all[(int)((i + 0.5) * all.Length / Rests)])];
        double[] grid = [.. Enumerable.Range(0, Grid + 1).Select(i => rests.Average(rest => Logistic(low + i * step + rest)))];
        return Array.ConvertAll(effect, own =>
        {
            double place = (own - low) / step;
            int left = (int)place;
            return grid[left] + (place - left) * (grid[left + 1] - grid[left]);
        });
    }

    /// <summary>The mutual information, nats, of a field with a label of these probabilities.</summary>
    public static double Information(Latent latent, double[] known)
    {
        int[] values = latent.Pairs ?? latent.Values;
        double[] sums = new double[latent.Count + 1], rows = new double[latent.Count + 1];
        for (int i = 0; i < values.Length; i++)
        {
            sums[values[i] + 1] += known[latent.RowOfPair is { } row ? row[i] : i];
            rows[values[i] + 1]++;
        }

        double all = sums.Sum() / values.Length, information = Entropy(all);
        for (int value = 0; value < rows.Length; value++)
            if (rows[value] > 0) information -= rows[value] / values.Length * Entropy(sums[value] / rows[value]);
        return Math.Max(0, information);
    }

    public static double Logistic(double margin) => 1 / (1 + Math.Exp(-margin));

    private static double Entropy(double p) => p <= 0 || p >= 1 ? 0 : -p * Math.Log(p) - (1 - p) * Math.Log(1 - p);
}
