using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Tests.Trees.Explain;

/// <summary>Small trees of any shape, with covers, whose features come again on the same path.</summary>
internal static class RandomTrees
{
    public static TreeEnsemble Ensemble(Random random, int features, int trees, int nodes) => new()
    {
        Trainer = "test",
        Precision = TreePrecision.Double,
        OutputCount = 2,
        Features = new([.. Enumerable.Range(0, features).Select(i => new TreeFeature { Name = FormattableString.Invariant($"x{i}") })]),
        BaseScores = new([.25, -1]),
        EndScale = 1.5,
        EndBiases = new([.125, 3]),
        Trees = new([.. Enumerable.Range(0, trees)
            .Select(i => Tree(random, features, nodes) with { Output = i % 2, Weight = 1 - .1 * i })]),
    };

    // Values are few, so that features that are asked for again still split.
    public static float[] Row(Random random, int features) =>
        [.. Enumerable.Range(0, features).Select(_ => random.Next(6) == 0 ? float.NaN : random.Next(8))];

    private static DecisionTree Tree(Random random, int features, int nodes)
    {
        var (lefts, rights) = (new int[nodes], new int[nodes]);
        int leaves = 0;
        var open = new List<(int Node, bool IsRight)> { (0, false), (0, true) };
        for (int node = 1; node < nodes; node++)
        {
            int pick = random.Next(open.Count);
            var (parent, isRight) = open[pick];
            open.RemoveAt(pick);
            (isRight ? rights : lefts)[parent] = node;
            open.AddRange([(node, false), (node, true)]);
        }
        foreach (var (node, isRight) in open) (isRight ? rights : lefts)[node] = ~leaves++;
        double[] leafCovers = [.. Enumerable.Range(0, leaves).Select(_ => random.Next(5) == 0 ? 0 : random.NextDouble() * 10)];
        var nodeCovers = new double[nodes];
        // Children come after their parents. The trainers' sums are not exact either.
        for (int node = nodes - 1; node >= 0; node--)
            nodeCovers[node] = (Cover(lefts[node]) + Cover(rights[node])) * (1 + 1e-4 * random.NextDouble());
        return new DecisionTree
        {
            Features = new([.. lefts.Select(_ => random.Next(features))]),
            Rules = new([.. lefts.Select(_ => NodeRule.NaNIsMissing | (NodeRule)random.Next(4))]),
            Thresholds = new([.. lefts.Select(_ => (double)random.Next(1, 8))]),
            Lefts = new(lefts),
            Rights = new(rights),
            LeafValues = new([.. leafCovers.Select(_ => random.NextDouble() * 2 - 1)]),
            NodeCovers = new(nodeCovers),
            LeafCovers = new(leafCovers),
        };

        double Cover(int child) => child >= 0 ? nodeCovers[child] : leafCovers[~child];
    }
}
