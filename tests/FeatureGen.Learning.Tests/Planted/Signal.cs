using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Planted;

/// <summary>What a useful field adds to the log-odds: for each row a number of mean 0 and variance 1.</summary>
internal static class Signal
{
    /// <summary>An effect of a shape that suits the field.</summary>
    public static double[] Of(Latent latent, SeededRandom random)
    {
        double missing = random.Next(3) == 0 ? 1.5 : 0;
        double[] effects = latent.Pairs is not null ? OfList(latent, random)
            : latent.Places is { } places ? OfPlaces(places, missing, random)
            : OfValues(latent, missing, random);
        double mean = effects.Average(), deviation = Math.Sqrt(effects.Sum(effect => (effect - mean) * (effect - mean)) / effects.Length);
        return Array.ConvertAll(effects, effect => (effect - mean) / deviation);
    }

    private static double[] OfPlaces(double[] places, double missing, SeededRandom random)
    {
        double at = 0.2 + 0.6 * random.NextUniform();
        int shape = random.Next(6), sign = 2 * random.Next(2) - 1;
        return Array.ConvertAll(places, place => double.IsNaN(place) ? missing : sign * shape switch
        {
            0 => 2 * place - 1,
            1 => Math.Log((place + 0.01) / (1.01 - place)),
            2 => place > at ? 1 : 0,
            3 => Math.Abs(place - 0.5),
            4 => Math.Sin(3 * Math.PI * place),
            _ => place > 0.9 ? 1 : 0,
        });
    }

    private static double[] OfValues(Latent latent, double missing, SeededRandom random)
    {
        double[] effect = new double[latent.Count];
        bool isDate = latent.Law == "date", isWeekend = random.Next(2) == 0;
        for (int value = 0; value < effect.Length; value++)
        {
            effect[value] = isDate
                ? Math.Sin(Math.PI * (value % 24) / 12) + (isWeekend && value / 24 % 6 == 0 ? 1 : 0)
                : latent.Count == 2 ? value : random.NextNormal();
        }

        return Array.ConvertAll(latent.Values, value => value < 0 ? missing : effect[value]);
    }

    private static double[] OfList(Latent latent, SeededRandom random)
    {
        double[] effect = [.. Enumerable.Range(0, latent.Count).Select(_ => random.NextNormal())], sums = new double[latent.Values.Length];
        for (int pair = 0; pair < latent.Pairs!.Length; pair++)
            if (latent.Pairs[pair] >= 0) sums[latent.RowOfPair![pair]] += effect[latent.Pairs[pair]];
        return sums;
    }
}
