using System.Text.Json;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

/// <summary>Against SciPy and scikit-learn (dependence_truth.py), closed forms, and tables drawn from known probabilities.</summary>
public sealed class DependenceTests
{
    private static readonly JsonElement s_truth = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Statistics", "dependence.truth.json"))).RootElement;

    // Rows, values, and the chance that the label is flipped: .5 is independence.
    [Theory]
    [InlineData(200, 2, 0.1)]
    [InlineData(200, 2, 0.45)]
    [InlineData(200, 2, 0.5)]
    [InlineData(500, 20, 0.3)]
    [InlineData(500, 20, 0.5)]
    [InlineData(2000, 100, 0.2)]
    [InlineData(2000, 100, 0.45)]
    [InlineData(20_000, 1000, 0.3)]
    [InlineData(20_000, 1000, 0.48)]
    [InlineData(20_000, 1000, 0.5)]
    [InlineData(1_000_000, 10, 0.4)]
    public void The_interval_covers_the_true_information_in_95_of_100_tables(int rows, int values, double flipped)
    {
        // A uniform field; the label is 1 for every second value, and flipped now and then.
        double truth = Math.Log(2) + flipped * Math.Log(flipped) + (1 - flipped) * Math.Log(1 - flipped);
        var random = new SeededRandom(rows + values);
        int covered = 0;
        const int tables = 200;
        for (int i = 0; i < tables; i++)
        {
            int[] all = Multinomial(random, rows, values);
            int[] counts = [.. all.SelectMany((total, value) =>
            {
                int ones = Binomial(random, total, value % 2 == 0 ? flipped : 1 - flipped);
                return (int[])[total - ones, ones];
            })];
            (double low, double high) = new Dependence(new ContingencyTable(values, 2, counts)).Interval();
            covered += low - 1e-15 <= truth && truth <= high ? 1 : 0;
        }

        Assert.InRange(covered / (double)tables, 0.9, 0.99);
    }

    [Theory]
    [InlineData(1000, 10, 0.5)]
    [InlineData(1000, 10, 0.95)]
    [InlineData(20_000, 30, 0.8)]
    public void So_it_does_with_many_classes(int rows, int values, double redrawn)
    {
        // The label is a copy of a uniform field, now and then drawn anew.
        double same = 1 - redrawn + redrawn / values, other = redrawn / values;
        double truth = Math.Log(values) + same * Math.Log(same) + (values - 1) * other * Math.Log(other);
        var random = new SeededRandom(rows);
        int covered = 0;
        const int tables = 200;
        for (int i = 0; i < tables; i++)
        {
            var counts = new int[values * values];
            for (int row = 0; row < rows; row++)
            {
                int value = random.Next(values), label = random.NextUniform() < redrawn ? random.Next(values) : value;
                counts[value * values + label]++;
            }

            (double low, double high) = new Dependence(new ContingencyTable(values, values, counts)).Interval();
            covered += low <= truth && truth <= high ? 1 : 0;
        }

        Assert.InRange(covered / (double)tables, 0.9, 0.99);
    }

    [Fact]
    public void Without_dependence_the_law_is_that_of_shuffled_labels()
    {
        foreach (JsonElement truth in s_truth.GetProperty("shuffles").EnumerateArray())
        {
            int[] rows = Integers(truth.GetProperty("rows")), labels = Integers(truth.GetProperty("labels"));
            var law = IndependenceLaw.Of(TableOf(rows, labels));
            double mean = truth.GetProperty("mean").GetDouble(), deviation = truth.GetProperty("sd").GetDouble();
            Assert.Equal(mean, law.Mean, 0.01 * mean);
            Assert.InRange(Math.Sqrt(law.Variance), 0.97 * deviation, 1.03 * deviation);
            foreach (double[] tail in truth.GetProperty("tails").EnumerateArray().Select(Numbers))
                Assert.InRange(law.PValue(tail[0]), 0.85 * tail[1] - 0.002, 1.15 * tail[2] + 0.002);
        }
    }

    [Fact]
    public void Draws_of_noise_follow_the_law()
    {
        var law = IndependenceLaw.Of(TableOf([200, 100, 100], [250, 150]));
        var random = new SeededRandom(5);
        double[] tails = [.. Enumerable.Range(0, 20_000).Select(_ => law.PValue(law.Draw(random)))];
        foreach (double level in (double[])[0.01, 0.1, 0.5, 0.9])
            Assert.Equal(level, tails.Count(tail => tail < level) / 20_000.0, 0.012);
    }

    [Fact]
    public void With_large_counts_it_is_the_G_test_and_the_measures_are_the_textbooks()
    {
        foreach (JsonElement truth in s_truth.GetProperty("tables").EnumerateArray())
        {
            int[][] rows = [.. truth.GetProperty("counts").EnumerateArray().Select(Integers)];
            var dependence = new Dependence(new ContingencyTable(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]));
            Assert.Equal(truth.GetProperty("g_p").GetDouble(), dependence.Noise.PValue(dependence.MutualInformation), 0.003);
            Assert.Equal(truth.GetProperty("chi2").GetDouble(), dependence.ChiSquared, 1e-9);
            Assert.Equal(truth.GetProperty("v").GetDouble(), dependence.CramersV, 1e-12);
        }
    }

    [Fact]
    public void Numbers_are_measured_as_by_SciPy()
    {
        foreach (JsonElement truth in s_truth.GetProperty("numbers").EnumerateArray())
        {
            double[] x = Numbers(truth.GetProperty("x"));
            int[] y = Integers(truth.GetProperty("y"));
            int[] labels = [.. Enumerable.Range(0, y.Max() + 1)], order = [.. Enumerable.Range(0, x.Length).OrderBy(row => x[row])];
            int[] counts = [.. y.SelectMany(own => labels.Select(label => own == label ? 1 : 0))];
            var numbers = NumbersByLabel.Of(
                [.. order.Select(row => x[row])], order, x.Average(), x.Length, new LabelCounts(counts, labels.Length, labels));
            Assert.Equal(truth.GetProperty("f").GetDouble(), numbers.AnovaF, 1e-9);
            Assert.Equal(truth.GetProperty("ratio").GetDouble(), numbers.CorrelationRatio, 1e-12);
            Assert.Equal(truth.TryGetProperty("pearson", out JsonElement r) ? r.GetDouble() : double.NaN, numbers.Pearson, 1e-12);
            Assert.Equal(truth.TryGetProperty("spearman", out JsonElement s) ? s.GetDouble() : double.NaN, numbers.Spearman, 1e-12);
        }
    }

    [Fact]
    public void Tails_and_discovery_rates_are_those_of_SciPy()
    {
        foreach (double[] truth in s_truth.GetProperty("gamma").EnumerateArray().Select(Numbers))
            Assert.Equal(1, GammaLaw.Tail(truth[0], truth[1]) / truth[2], 1e-9);
        JsonElement discovery = s_truth.GetProperty("qvalues");
        Assert.Equal(Numbers(discovery.GetProperty("q")), CertaintyBuilder.QValues(Numbers(discovery.GetProperty("p"))),
            (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Theory]
    [InlineData(new[] { 3, 4 }, new[] { 7 })]
    [InlineData(new[] { 7 }, new[] { 3, 4 })]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1, 1 }, new[] { 3, 4 })]
    [InlineData(new[] { 0 }, new[] { 0 })]
    public void Where_every_shuffle_says_the_same_nothing_is_found(int[] rows, int[] labels)
    {
        var dependence = new Dependence(TableOf(rows, labels));
        Assert.Equal(0, dependence.Score, 1e-12);
        Assert.Equal(1, dependence.Noise.PValue(dependence.MutualInformation));
        Assert.Equal(dependence.MutualInformation, dependence.Noise.Draw(new SeededRandom(1)), 1e-12);
    }

    /// <summary>A table with these sums: labels dealt out row after row.</summary>
    private static ContingencyTable TableOf(int[] rows, int[] labels)
    {
        var counts = new int[rows.Length * labels.Length];
        int[] left = [.. labels];
        int label = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            for (int taken = 0; taken < rows[row]; taken++)
            {
                while (left[label] == 0)
                    label++;
                left[label]--;
                counts[row * labels.Length + label]++;
            }
        }

        return new ContingencyTable(rows.Length, labels.Length, counts);
    }

    private static int[] Multinomial(SeededRandom random, int rows, int values)
    {
        var counts = new int[values];
        if (rows <= 10_000 * values)
        {
            for (int row = 0; row < rows; row++)
                counts[random.Next(values)]++;
            return counts;
        }

        for (int value = 0; value < values; value++)
            rows -= counts[value] = Binomial(random, rows, 1.0 / (values - value));
        return counts;
    }

    private static int Binomial(SeededRandom random, int rows, double p)
    {
        if (p >= 1)
            return rows;
        double deviation = Math.Sqrt(rows * p * (1 - p));
        if (deviation > 30)
            return (int)Math.Clamp(Math.Round(rows * p + deviation * random.NextNormal()), 0, rows);
        int count = 0;
        for (int row = 0; row < rows; row++)
            count += random.NextUniform() < p ? 1 : 0;
        return count;
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static int[] Integers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetInt32())];
}
