using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Tests.Statistics;

public sealed class PairScreenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_similar_pair_is_lost(int seed)
    {
        int[][] columns = Table(new Random(seed), 2000, 300);
        var all = PairwiseSimilarity.Of(columns, 0.4, threads: 2, isScreened: false);
        var screened = PairwiseSimilarity.Of(columns, 0.4, threads: 2, isScreened: true);

        // What passes is compared exactly; pairs at the very limit may be missed.
        Assert.Empty(screened.Except(all));
        Assert.DoesNotContain(all.Except(screened), pair => pair.Similarity > 0.5);
        Assert.InRange(screened.Count, 0.99 * all.Count, all.Count);
        Assert.True(all.Count > 60, $"{all.Count}");
        Assert.Equal(screened, PairwiseSimilarity.Of(columns, 0.4, threads: 1, isScreened: true));
    }

    [Fact]
    public void A_pair_passes_far_more_seldom_than_it_is_looked_at()
    {
        SampledColumn[] columns = [.. Table(new Random(4), 4000, 300).Select(codes => new SampledColumn(codes))];
        var screen = new PairScreen(columns, 0.4, 2);
        int passed = Enumerable.Range(0, columns.Length).Sum(column => screen.With(column).Count);
        Assert.InRange(passed, 60, 0.05 * columns.Length * columns.Length / 2);
    }

    [Fact]
    public void Many_copies_are_compared_with_the_first()
    {
        int[] codes = [.. Enumerable.Range(0, 400).Select(i => i * i % 7)];
        int[][] columns = [.. Enumerable.Range(0, 40).Select(k => Array.ConvertAll(codes, code => (code + k) % 8))];
        var pairs = PairwiseSimilarity.Of(columns, 0.4, threads: 2, isScreened: true);
        Assert.Equal(Enumerable.Range(1, 39).Select(second => new SimilarPair(0, second, 1)), pairs);
    }

    /// <summary>Columns of many kinds, a fifth of them made from others.</summary>
    private static int[][] Table(Random random, int rows, int count)
    {
        var columns = new List<int[]>();
        for (int k = 0; k < count; k++)
        {
            int values = (int[])[2, 2, 3, 5, 12, 40, 200] is var sizes ? sizes[random.Next(sizes.Length)] : 0;
            double skew = random.Next(1, 4);
            if (k % 5 < 4)
            {
                columns.Add([.. Enumerable.Range(0, rows).Select(_ => (int)(values * Math.Pow(random.NextDouble(), skew)))]);
                continue;
            }
            int[] source = columns[random.Next(columns.Count)];
            columns.Add((k / 5 % 4) switch
            {
                0 => Array.ConvertAll(source, value => value ^ 5),
                1 => Array.ConvertAll(source, value => value / 2),
                2 => Array.ConvertAll(source, value => random.Next(20) == 0 ? random.Next(5) : value),
                _ => Array.ConvertAll(source, value => 3 * value + random.Next(3)),
            });
        }
        return [.. columns];
    }
}
