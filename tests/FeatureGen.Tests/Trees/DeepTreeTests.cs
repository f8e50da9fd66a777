using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Tests.Trees;

/// <summary>A tree may be as deep as it has nodes: nothing that reads one may recurse.</summary>
public sealed class DeepTreeTests
{
    private const int Depth = 50_000;

    [Theory]
    [InlineData(TreePrecision.Single)]
    [InlineData(TreePrecision.Double)]
    public void A_chain_of_fifty_thousand_nodes_is_scored(TreePrecision precision)
    {
        var model = Chain() with { Precision = precision };
        float[] values = [-1, 0, .5f, 7, Depth / 2, Depth - 1, Depth, 1e9f, float.NaN];
        var margins = new double[values.Length];
        EnsembleKernel.Create(model).Score(new FeatureTile(values, 1, values.Length), margins);
        var walk = new PlainWalk(model);
        for (int row = 0; row < values.Length; row++)
        {
            float[] one = [values[row]];
            Assert.Equal(walk.Margins(one)[0], margins[row]);
            EnsembleKernel.Create(model).Score(new FeatureTile(one, 1, 1), margins.AsSpan(row));
            Assert.Equal(walk.Margins(one)[0], margins[row]);
        }
        Assert.Equal(7, margins[2 + 1]);
    }

    // Node i sends what is below i to leaf i.
    private static TreeEnsemble Chain()
    {
        int[] nodes = [.. Enumerable.Range(0, Depth)];
        return new()
        {
            Trainer = "test",
            Precision = TreePrecision.Single,
            OutputCount = 1,
            Features = new([new TreeFeature { Name = "x" }]),
            BaseScores = new([0.0]),
            Trees = new([new DecisionTree
            {
                Features = new([.. nodes.Select(_ => 0)]),
                Rules = new([.. nodes.Select(_ => NodeRule.LessOrEqual | NodeRule.NaNIsMissing)]),
                Thresholds = new([.. nodes.Select(node => (double)node)]),
                Lefts = new([.. nodes.Select(node => ~node)]),
                Rights = new([.. nodes.Select(node => node + 1 < Depth ? node + 1 : ~Depth)]),
                LeafValues = new([.. nodes.Select(node => (double)node), Depth]),
            }]),
        };
    }
}
