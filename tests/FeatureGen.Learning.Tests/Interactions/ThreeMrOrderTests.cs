using FeatureGen.Learning.Interactions;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Tests.Interactions;

public sealed class ThreeMrOrderTests
{
    [Fact]
    public void By_hand()
    {
        // Scaled: relevance 1, 0.8, 0.5, 0; redundancy 0-1: 1, else 0; relation 2-3: 1, 0-3: 0.5, else 0.
        double[] relevance = [0.20, 0.16, 0.10, 0.00];
        double[,] redundancy = new double[4, 4], relation = new double[4, 4];
        redundancy[0, 1] = 0.5;
        relation[2, 3] = 0.4;
        relation[0, 3] = 0.2;
        // After 0: field 1 has .8 - 1 = -.2, 2 has .5, 3 has 0 + .5; the first of equals is 2.
        // After 0 and 2: 1 has .8 - median(1, 0) = .3, 3 has median(.5, 1) = .75.
        Assert.Equal([0, 2, 3, 1], ThreeMrOrder.Of(relevance, redundancy, relation));
    }

    [Fact]
    public void As_the_formula_says()
    {
        var random = new SeededRandom(9);
        for (int round = 0; round < 20; round++)
        {
            int fields = 1 + random.Next(12);
            double[] relevance = [.. Enumerable.Range(0, fields).Select(_ => random.NextUniform())];
            double[,] redundancy = Pairs(fields, random), relation = Pairs(fields, random);
            Assert.Equal(Naive(relevance, redundancy, relation), ThreeMrOrder.Of(relevance, redundancy, relation));
        }
    }

    private static double[,] Pairs(int fields, SeededRandom random)
    {
        var pairs = new double[fields, fields];
        for (int i = 0; i < fields; i++)
            for (int j = i + 1; j < fields; j++) pairs[i, j] = pairs[j, i] = random.NextUniform();
        return pairs;
    }

    private static int[] Naive(double[] relevance, double[,] redundancy, double[,] relation)
    {
        int n = relevance.Length;
        double[] rel = MinMax(relevance, relevance);
        double[] off = [.. Off(redundancy)], offRelation = [.. Off(relation)];
        var chosen = new List<int>();
        while (chosen.Count < n)
        {
            chosen.Add(Enumerable.Range(0, n).Except(chosen).MaxBy(f => rel[f]
                - Median(MinMax(chosen.Select(s => redundancy[s, f]), off)) + Median(MinMax(chosen.Select(s => relation[s, f]), offRelation))));
        }
        return [.. chosen];

        IEnumerable<double> Off(double[,] pairs) => from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, n) where i != j select pairs[i, j];
    }

    private static double[] MinMax(IEnumerable<double> values, double[] all) =>
        [.. values.Select(value => all.Max() > all.Min() ? (value - all.Min()) / (all.Max() - all.Min()) : 0)];

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
