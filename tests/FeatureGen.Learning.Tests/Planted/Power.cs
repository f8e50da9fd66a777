using FeatureGen.Formats.Schemas;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>How much the mutual information of a field without any effect varies, so what rows can show at all.</summary>
internal static class Power
{
    private const int Bins = 16, Large = 60;

    /// <summary>The standard deviation of the mutual information, nats, of a field with a binary label independent of it.</summary>
    /// <remarks>
    /// The sum over the values of what binomial counts give, less what the fixed sum of the label takes away: of each its regression on the
    /// count.
    /// </remarks>
    public static double NoiseDeviation(Latent latent, double rate)
    {
        double variance = 0, rows = 0;
        var known = new Dictionary<int, double>();
        foreach (int size in Sizes(latent))
        {
            if (!known.TryGetValue(size, out double own))
                known.Add(size, own = size * Math.Min(rate, 1 - rate) > Large ? 0.5 : Of(size, rate));
            variance += own;
            rows += size;
        }

        return Math.Sqrt(variance) / rows;
    }

    private static IEnumerable<int> Sizes(Latent latent)
    {
        int[] values = latent.Pairs ?? latent.Values;
        int missing = values.Count(value => value < 0);
        bool isBinned = latent.Manifest.Kind == FieldKind.Numeric && latent.Count > Bins;
        int[] sizes = isBinned ? [.. Enumerable.Repeat((values.Length - missing) / Bins, Bins)] : Count(values, latent.Count);
        return sizes.Append(missing).Where(size => size > 0);
    }

    private static int[] Count(int[] values, int count)
    {
        var sizes = new int[count];
        foreach (int value in values)
            if (value >= 0) sizes[value]++;
        return sizes;
    }

    private static double Of(int size, double rate)
    {
        double probability = Math.Pow(1 - rate, size), x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (int k = 0; k <= size; k++)
        {
            double information = size * Divergence((double)k / size, rate);
            x += probability * k;
            y += probability * information;
            xx += probability * k * k;
            xy += probability * k * information;
            yy += probability * information * information;
            probability *= (double)(size - k) / (k + 1) * rate / (1 - rate);
        }

        double covariance = xy - x * y, spread = xx - x * x;
        return Math.Max(0, yy - y * y - covariance * covariance / spread);
    }

    private static double Divergence(double p, double rate) =>
        (p > 0 ? p * Math.Log(p / rate) : 0) + (p < 1 ? (1 - p) * Math.Log((1 - p) / (1 - rate)) : 0);
}
