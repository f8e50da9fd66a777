using FeatureGen.Formats;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Trees;
using FeatureGen.Trees.Explain;

namespace FeatureGen.Tests.Trees.Explain;

public sealed class TreeExplainerTests
{
    // 11 features and 40 nodes have paths over more than 8 of them: several vectors of points.
    [Theory]
    [InlineData(1, 6)]
    [InlineData(3, 7)]
    [InlineData(6, 12)]
    [InlineData(11, 40)]
    public void Contributions_are_the_Shapley_values_of_all_subsets(int features, int nodes)
    {
        var random = new Random(features);
        for (int repeat = 0; repeat < 20; repeat++)
        {
            var model = RandomTrees.Ensemble(random, features, 4, nodes);
            var explainer = new TreeExplainer(model);
            float[] row = RandomTrees.Row(random, features);
            var contributions = new double[explainer.ContributionCount];
            explainer.Contributions(row, contributions);
            double[] expected = [.. Enumerable.Range(0, 2).SelectMany(output => BruteForceShapley.Contributions(model, row, output))];
            for (int i = 0; i < expected.Length; i++)
                Assert.True(Math.Abs(expected[i] - contributions[i]) < 1e-12, $"{i}: {contributions[i]:R} instead of {expected[i]:R}");
        }
    }

    // A chain of features, each asked for once and each with the same share of the data: by symmetry all contribute the same to the last
    // leaf.
    [Theory]
    [InlineData(8, .5)]
    [InlineData(9, .5)]
    [InlineData(300, .5)]
    [InlineData(ExplainTree.MostFeatures, .999)]
    public void Long_paths_are_exact(int features, double share)
    {
        var explainer = new TreeExplainer(Chain(features, features, share));
        var contributions = new double[features + 1];
        explainer.Contributions(new float[features], contributions);
        double bias = Math.Pow(share, features), each = (1 - bias) / features;
        Assert.Equal(bias, contributions[features], bias * 1e-12);
        Assert.All(contributions[..features], value => Assert.Equal(each, value, each * 1e-11));
    }

    // Of one feature, all that is above the bias is its own; nothing in the way to it may recurse.
    [Fact]
    public void A_chain_of_fifty_thousand_nodes_is_explained()
    {
        var model = Chain(50_000, 1, .9999);
        var contributions = new double[2];
        new TreeExplainer(model).Contributions([0], contributions);
        double bias = Math.Pow(.9999, 50_000);
        Assert.Equal(bias, contributions[1], 1e-12);
        Assert.Equal(1 - bias, contributions[0], 1e-12);
    }

    [Fact]
    public void A_path_of_more_features_than_time_allows_is_refused()
    {
        int features = ExplainTree.MostFeatures + 1;
        string message = Assert.Throws<InvalidOperationException>(() => new TreeExplainer(Chain(features, features, .999))).Message;
        Assert.Equal(
            "The model cannot be explained: tree 0: a path asks for 4097 features, more than the 4096 that can be explained.", message);
    }

    [Fact]
    public void Every_rule_decides_as_the_walk_does()
    {
        double[] thresholds = [0, -0.0, 1, 1e-35, .1, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, float.MaxValue];
        float[] values = [float.NaN, 0, -0f, 1, .1f, .5f, -.5f, -1, 2, 3, 1e-35f, -1e-35f, 2e-35f, float.Epsilon, -float.Epsilon,
            MathF.BitIncrement(1), MathF.BitDecrement(.1f), float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity];
        var contributions = new double[2];
        for (int rule = 0; rule < 128; rule++)
            foreach (var precision in Enum.GetValues<TreePrecision>())
                foreach (double threshold in thresholds)
                {
                    var model = Stump((NodeRule)rule, threshold) with { Precision = precision };
                    var (explainer, walk) = (new TreeExplainer(model), new PlainWalk(model));
                    foreach (float value in values)
                    {
                        explainer.Contributions([value], contributions);
                        Assert.True(Math.Abs(contributions.Sum() - walk.Margins([value])[0]) < 1e-12,
                            $"{(NodeRule)rule} {precision} {threshold}: {value}");
                    }
                }
    }

    [Fact]
    public void Explaining_allocates_nothing()
    {
        var random = new Random(1);
        var explainer = new TreeExplainer(RandomTrees.Ensemble(random, 12, 6, 50));
        float[] row = RandomTrees.Row(random, 12);
        var contributions = new double[explainer.ContributionCount];
        AllocationAssert.AssertNoAllocation(() => explainer.Contributions(row, contributions));
    }

    [Fact]
    public void What_cannot_be_explained_is_refused_with_the_tree_and_what_it_lacks()
    {
        var good = Stump(NodeRule.Less, 1);
        var tree = good.Trees[0];
        var line = new LeafModel { Constant = 1, Features = new([0]), Coefficients = new([2.0]) };
        AssertRefused(tree with { NodeCovers = default, LeafCovers = default }, "how much training data");
        AssertRefused(tree with { LeafModels = new([line, line]) }, "linear");
        AssertRefused(tree with { NodeCovers = new([double.NaN]) }, "NaN");
        AssertRefused(tree with { LeafCovers = new([-1.0, 5]) }, "-1");

        void AssertRefused(DecisionTree broken, string what)
        {
            var model = good with { Trees = new([tree, broken]) };
            string message = Assert.Throws<InvalidOperationException>(() => new TreeExplainer(model)).Message;
            Assert.Contains("tree 1", message, StringComparison.Ordinal);
            Assert.Contains(what, message, StringComparison.Ordinal);
        }
    }

    // CatBoost says what came to leaves only.
    [Fact]
    public void Covers_of_leaves_alone_are_enough()
    {
        var model = Stump(NodeRule.Less, 1);
        model = model with { Trees = new([model.Trees[0] with { NodeCovers = default }]) };
        var contributions = new double[2];
        new TreeExplainer(model).Contributions([0], contributions);
        Assert.Equal(.75, contributions[0], 1e-14);
        Assert.Equal(.25, contributions[1], 1e-14);
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var explainer = new TreeExplainer(Stump(NodeRule.Less, 1));
        Assert.Throws<ArgumentException>("row", () => explainer.Contributions(new float[2], new double[2]));
        Assert.Throws<ArgumentException>("contributions", () => explainer.Contributions(new float[1], new double[1]));
    }

    // 1 to the left, where a quarter of the data is, else 0.
    private static TreeEnsemble Stump(NodeRule rule, double threshold) => Model(1, new DecisionTree
    {
        Features = new([0]),
        Rules = new([rule]),
        Thresholds = new([threshold]),
        Lefts = new([~0]),
        Rights = new([~1]),
        NodeSets = new([0]),
        Sets = new([new EquatableArray<int>([0, 2])]),
        LeafValues = new([1.0, 0]),
        NodeCovers = new([4.0]),
        LeafCovers = new([1.0, 3]),
    });

    private static TreeEnsemble Chain(int length, int features, double share)
    {
        int[] nodes = [.. Enumerable.Range(0, length)];
        double[] covers = [.. nodes.Select(node => Math.Pow(share, node))];
        return Model(features, new DecisionTree
        {
            Features = new([.. nodes.Select(node => node % features)]),
            Rules = new([.. nodes.Select(_ => NodeRule.Less)]),
            Thresholds = new([.. nodes.Select(_ => 1.0)]),
            Lefts = new([.. nodes.Select(node => node + 1 < length ? node + 1 : ~length)]),
            Rights = new([.. nodes.Select(node => ~node)]),
            LeafValues = new([.. nodes.Select(_ => 0.0), 1]),
            NodeCovers = new(covers),
            LeafCovers = new([.. covers.Select(cover => cover * (1 - share)), Math.Pow(share, length)]),
        });
    }

    private static TreeEnsemble Model(int features, DecisionTree tree) => new()
    {
        Trainer = "test",
        Precision = TreePrecision.Double,
        OutputCount = 1,
        Features = new([.. Enumerable.Range(0, features).Select(i => new TreeFeature { Name = FormattableString.Invariant($"x{i}") })]),
        BaseScores = new([0.0]),
        Trees = new([tree]),
    };
}
