using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Interactions;

/// <summary>
/// What a count adds to a likelihood ratio on average: E[2 (n ln(n / m) - (n - m))], n being Poisson with mean m. It tends to 1 for large
/// means, reaches 1.17 near 2 and vanishes at 0; the chi-squared law takes it as 1 throughout.
/// </summary>
internal static class SparseCells
{
    private const double StepsPerUnit = 16;
    private const int Largest = 32;
    private static readonly double[] Table =
    [
        .. Enumerable.Range(0, (int)(Largest * StepsPerUnit) + 2).Select(i => Expectation(i / StepsPerUnit)),
    ];

    /// <summary>The expectation.</summary>
    public static double MeanOf(double expected)
    {
        if (expected >= Largest)
            return 1 + 1 / (6 * expected);
        double place = expected * StepsPerUnit;
        int step = (int)place;
        return Table[step] + (place - step) * (Table[step + 1] - Table[step]);
    }

    private static double Expectation(double mean)
    {
        if (mean == 0)
            return 0;
        double log = Math.Log(mean), sum = 0, weight = Math.Exp(-mean);
        int most = (int)(mean + 12 * Math.Sqrt(mean) + 30);
        for (int n = 0; n <= most; n++)
        {
            sum += weight * (Entropy.NLogN(n) - n * log - n + mean);
            weight *= mean / (n + 1);
        }

        return 2 * sum;
    }
}
