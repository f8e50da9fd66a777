using FeatureGen.Learning.Interactions;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Interactions;

/// <summary>What the search finds among planted combinations, and that it finds nothing else.</summary>
public sealed class InteractionSearchTests
{
    [Theory]
    [InlineData(1000, 12)]
    [InlineData(50_000, 2)]
    public void Noise_has_no_interactions_and_p_values_hold(int rows, int seeds)
    {
        int below = 0;
        double tests = 0;
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new SeededRandom(seed);
            SampledField[] fields = Noise(random, rows, 24);
            double rate = seed % 2 == 0 ? 0.5 : 0.1;
            int[] label = Draw(rows, _ => random.NextUniform() < rate ? 1 : 0);
            Assert.Empty(Search(fields, label, 3));
            below += Search(fields, label, 3, mostQValue: double.PositiveInfinity).Count(found => found.Measure.PValue <= 0.005);
            tests += 24 * 23 / 2 + 24 * 23 * 22 / 6;
        }

        Assert.InRange(below / tests, 0, 0.007);
    }

    [Fact]
    public void Fields_that_matter_each_for_itself_do_not_interact()
    {
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new SeededRandom(seed);
            const int rows = 20_000;
            SampledField[] fields = Noise(random, rows, 6);
            int[] label = Draw(rows, row => random.NextUniform() < 1 / (1 + Math.Exp(
                1 - 0.5 * (fields[0].Codes[row] % 3) - 0.9 * (fields[1].Codes[row] - 1) - 0.04 * fields[2].Codes[row])) ? 1 : 0);
            SampledField copy = fields[2] with { Codes = Array.ConvertAll(fields[2].Codes, code => 100 - code) };
            Assert.Empty(Search([.. fields, copy], label, 3));
        }
    }

    [Fact]
    public void Planted_combinations_are_found_by_any_number_of_threads()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            var random = new SeededRandom(seed);
            const int rows = 8000;
            SampledField[] fields = Noise(random, rows, 12);
            int[] a = fields[1].Codes, b = fields[4].Codes, c = fields[7].Codes, d = fields[2].Codes, e = fields[5].Codes;
            // Two-valued fields 1, 4 and 7; numbers 2 and 5, each above or below its middle.
            int[] label = Draw(rows, row =>
            {
                double margin = 0.8 * Sign(a[row] + b[row] + c[row]) + 0.8 * Sign((d[row] > 31 ? 1 : 0) + (e[row] > 31 ? 1 : 0));
                return random.NextUniform() < 1 / (1 + Math.Exp(-margin)) ? 1 : 0;
            });
            var found = Search(fields, label, 3);
            Assert.Equal(["1,4,7", "2,5"], found.Select(item => string.Join(',', item.Fields)).Order(StringComparer.Ordinal));
            Assert.Equal(["2,5"], Search(fields, label, 2, threads: 3).Select(item => string.Join(',', item.Fields)));
            Assert.Equal(found.Select(item => item.Measure), Search(fields, label, 3, threads: 3).Select(item => item.Measure));
        }

        static double Sign(int sum) => sum % 2 == 0 ? 1 : -1;
    }

    private static IReadOnlyList<FoundInteraction> Search(
        SampledField[] fields, int[] label, int order, double mostQValue = 0.001, int threads = 1) =>
        InteractionSearch.Run(
            new InteractionSample(fields, label), [.. Enumerable.Range(0, fields.Length)], order, mostQValue, threads, CancellationToken.None);

    /// <summary>Two-valued ones at places 1, 4, ..., numbers in 64 bins at 2, 5, ..., categories with a long tail at 0, 3, ...</summary>
    private static SampledField[] Noise(SeededRandom random, int rows, int count) =>
    [
        .. Enumerable.Range(0, count).Select(field => (field % 3) switch
        {
            1 => new SampledField(Draw(rows, _ => random.Next(2)), false, false),
            2 => new SampledField(Draw(rows, _ => random.NextUniform() < 0.05 ? 0 : 1 + random.Next(64)), true, true),
            _ => new SampledField(Draw(rows, _ => 1 + (int)(3 / Math.Sqrt(random.NextUniform() + 1e-4))), false, true),
        }),
    ];

    private static int[] Draw(int rows, Func<int, int> draw) => [.. Enumerable.Range(0, rows).Select(draw)];
}
