using FeatureGen.Formats;
using FeatureGen.Formats.Trees;
using FeatureGen.Testing;
using FeatureGen.Tests.Trees.Kernels;
using FeatureGen.Trees;

namespace FeatureGen.Tests.Trees;

public sealed class EnsembleScorerTests
{
    [Theory]
    [InlineData(TreePrecision.Single, 3)]
    [InlineData(TreePrecision.Single, 100)]
    [InlineData(TreePrecision.Double, 3)]
    public void Scoring_allocates_nothing_whatever_the_number_of_outputs(TreePrecision precision, int outputs)
    {
        var scorer = new EnsembleScorer(Stumps(precision, outputs));
        var (margins, predictions) = (new double[outputs], new double[outputs]);
        float[] row = [2];
        AllocationAssert.AssertNoAllocation(() =>
        {
            scorer.Margins(row, margins);
            scorer.Predictions(margins, predictions);
        });
        Assert.Equal(Enumerable.Range(0, outputs).Select(k => .5 + k), margins);
        Assert.Equal(1, predictions.Sum(), 1e-6);
    }

    [Fact]
    public void Rows_alone_and_together_have_the_margins_of_the_walk()
    {
        const int rows = 300;
        for (int seed = 0; seed < 6; seed++)
        {
            var random = new RandomEnsemble(seed, mostLeaves: 40, mostTrees: 30);
            var (ensemble, tile) = (random.Ensemble, random.Tile(rows));
            var (scorer, walk) = (new EnsembleScorer(ensemble), new PlainWalk(ensemble));
            var (together, alone) = (new double[rows * ensemble.OutputCount], new double[ensemble.OutputCount]);
            scorer.Margins(new FeatureTile(tile, ensemble.Features.Count, rows), together);
            for (int r = 0; r < rows; r++)
            {
                float[] row = [.. Enumerable.Range(0, ensemble.Features.Count).Select(feature => tile[feature * rows + r])];
                scorer.Margins(row, alone);
                Assert.Equal(walk.Margins(row), alone);
                Assert.Equal(alone, Enumerable.Range(0, alone.Length).Select(output => together[output * rows + r]));
            }
        }
    }

    [Theory]
    [InlineData(TreeLink.ArgMax, new[] { 1.0, 3, 3 }, new[] { 1.0 })]
    [InlineData(TreeLink.Step, new[] { -1.0, 0, 2 }, new[] { 0.0, 0, 1 })]
    [InlineData(TreeLink.SignedSquare, new[] { -3.0, 0, 2 }, new[] { -9.0, 0, 4 })]
    [InlineData(TreeLink.Identity, new[] { -3.0, 0, 2 }, new[] { -3.0, 0, 2 })]
    public void Links(TreeLink link, double[] margins, double[] expected)
    {
        foreach (var precision in Enum.GetValues<TreePrecision>())
        {
            var predictions = new double[expected.Length];
            new EnsembleScorer(Stumps(precision, 3) with { Link = link }).Predictions(margins, predictions);
            Assert.Equal(expected, predictions);
        }
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        var scorer = new EnsembleScorer(Stumps(TreePrecision.Single, 3));
        Assert.Throws<ArgumentException>("row", () => scorer.Margins(new float[2], new double[3]));
        Assert.Throws<ArgumentException>("margins", () => scorer.Margins(new float[1], new double[2]));
        Assert.Throws<ArgumentException>("rows", () => scorer.Margins(new FeatureTile(new float[4], 2, 2), new double[6]));
        Assert.Throws<ArgumentException>("margins", () => scorer.Margins(new FeatureTile(new float[2], 1, 2), new double[5]));
        Assert.Throws<ArgumentException>("margins", () => scorer.Predictions(new double[2], new double[3]));
        Assert.Throws<ArgumentException>("predictions", () => scorer.Predictions(new double[3], new double[2]));
    }

    // Output k is 0.5 + k where the row's only value is 2, else 0.5 - k.
    private static TreeEnsemble Stumps(TreePrecision precision, int outputs) => new()
    {
        Trainer = "test",
        Precision = precision,
        OutputCount = outputs,
        Features = new([new TreeFeature { Name = "x" }]),
        BaseScores = new([.. Enumerable.Repeat(.5, outputs)]),
        Link = TreeLink.Softmax,
        Trees = new([.. Enumerable.Range(0, outputs).Select(k => new DecisionTree
        {
            Output = k,
            Weight = 2,
            Features = new([0]),
            Rules = new([NodeRule.LessOrEqual]),
            Thresholds = new([1.5]),
            Lefts = new([~0]),
            Rights = new([~1]),
            LeafValues = new([-k / 2.0, k / 2.0]),
        })]),
    };
}
