using System.Text.Json;
using FeatureGen.Learning.Drift;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Drift;

/// <summary>Against SciPy (drift_truth.py), closed forms, and samples drawn from one distribution.</summary>
public sealed class DistributionDistanceTests
{
    [Fact]
    public void Distances_are_those_of_SciPy()
    {
        var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Drift", "drift.truth.json"))).RootElement;
        foreach (var one in truth.GetProperty("cases").EnumerateArray())
        {
            double[] was = Numbers(one.GetProperty("was")), isNow = Numbers(one.GetProperty("is"));
            Assert.Equal(one.GetProperty("psi").GetDouble(), DistributionDistance.StabilityIndex(was, isNow), 1e-12);
            Assert.Equal(one.GetProperty("js").GetDouble(), DistributionDistance.JensenShannon(was, isNow), 1e-12);
            var (statistic, p) = DistributionDistance.KolmogorovSmirnov(was, isNow);
            Assert.Equal(one.GetProperty("ks").GetDouble(), statistic, 1e-12);
            // SciPy takes the exact law of one sample of n m / (n + m).
            Assert.Equal(one.GetProperty("ks_p").GetDouble(), p, 0.004);
            // Where it takes the limit of large counts, the law here has the moments of these.
            if (one.TryGetProperty("g_p", out var g))
                Assert.Equal(g.GetDouble(), DistributionDistance.Homogeneity(was, isNow), 0.015);
        }
    }

    [Fact]
    public void What_has_nothing_in_common_is_as_far_apart_as_can_be()
    {
        double[] was = [100, 100, 0, 0], isNow = [0, 0, 50, 50];
        Assert.Equal(1, DistributionDistance.JensenShannon(was, isNow), 1e-15);
        Assert.Equal(1, DistributionDistance.KolmogorovSmirnov(was, isNow).Statistic, 1e-15);
        Assert.Equal(0, DistributionDistance.StabilityIndex(was, was), 1e-15);
        Assert.Equal(1, DistributionDistance.Homogeneity(was, was), 1e-15);
        // By hand, each of the two kinds of bins twice.
        double p = 100.5 / 202, q = 0.5 / 102, s = 0.5 / 202, t = 50.5 / 102;
        Assert.Equal(2 * ((p - q) * Math.Log(p / q) + (t - s) * Math.Log(t / s)), DistributionDistance.StabilityIndex(was, isNow), 1e-12);
    }

    [Theory]
    [InlineData(20, 1000, 1000)]
    [InlineData(20, 100_000, 500)]
    [InlineData(3, 200, 5000)]
    [InlineData(34, 100_000, 60)]
    public void Without_a_drift_the_index_and_the_tests_are_as_foretold(int cells, int was, int isNow)
    {
        var random = new SeededRandom(cells);
        double[] weights = [.. Enumerable.Range(0, cells).Select(i => 1.0 + i % 5)];
        const int draws = 300;
        double index = 0, expected = 0;
        int refuted = 0;
        for (int i = 0; i < draws; i++)
        {
            double[] p = Draw(random, weights, was), q = Draw(random, weights, isNow);
            index += DistributionDistance.StabilityIndex(p, q) / draws;
            expected += DistributionDistance.ExpectedStabilityIndex(p, q) / draws;
            refuted += DistributionDistance.Homogeneity(p, q) < 0.05 ? 1 : 0;
        }

        // Smoothing pulls towards no difference where counts are small.
        Assert.InRange(index / expected, isNow < 5 * cells ? 0.6 : 0.9, 1.1);
        Assert.InRange(refuted / (double)draws, 0.02, 0.085);
    }

    [Fact]
    public void Rare_cells_count_for_what_they_say()
    {
        // Three equal rows are no evidence against two equal halves; one value that the profile held once in a million is some.
        Assert.InRange(DistributionDistance.Homogeneity([500_000, 500_000], [3, 0]), 0.03, 0.3);
        Assert.InRange(DistributionDistance.Homogeneity([500_000, 499_999, 1, 0], [10, 9, 1, 0]), 1e-6, 1e-2);
        // A newly missing field is one whatever the bins.
        Assert.True(DistributionDistance.Homogeneity([500_000, 500_000, 0], [20, 20, 20]) < 1e-50);
        // More rows than a table counts.
        Assert.InRange(DistributionDistance.Homogeneity([2e9, 3e9], [2e9, 3e9]), 0.9, 1);
        Assert.Equal(0, DistributionDistance.Homogeneity([2e9, 3e9], [3e9, 2e9]));
    }

    private static double[] Draw(SeededRandom random, double[] weights, int count)
    {
        double[] ends = new double[weights.Length], counts = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) ends[i] = sum += weights[i];
        for (int i = 0; i < count; i++)
        {
            int cell = Array.BinarySearch(ends, random.NextUniform() * sum);
            counts[Math.Min(weights.Length - 1, cell < 0 ? ~cell : cell)]++;
        }
        return counts;
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
