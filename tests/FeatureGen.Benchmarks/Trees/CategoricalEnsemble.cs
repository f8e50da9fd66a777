using FeatureGen.Formats.Trees;

namespace FeatureGen.Benchmarks.Trees;

/// <summary>An ensemble over categories as a trainer makes it of the UCI Adult table: 300 trees of depth 6, of whose nodes about half ask for
/// a set of the categories of one of eight features. Made with a fixed seed.</summary>
internal sealed class CategoricalEnsemble
{
    private const int TreeCount = 300, LeafCount = 33, Depth = 6, NumberCount = 6, CutCount = 90;
    private static readonly int[] s_categoryCounts = [2, 5, 6, 7, 8, 14, 16, 41];

    private readonly Random _random = new(42);

    public CategoricalEnsemble(int rowCount)
    {
        int features = NumberCount + s_categoryCounts.Length;
        Model = new TreeEnsemble
        {
            Trainer = "none",
            Features = new(Enumerable.Range(0, features).Select(i => new TreeFeature { Name = $"f{i}", IsCategorical = i >= NumberCount }).ToArray()),
            OutputCount = 1,
            Trees = new(Enumerable.Range(0, TreeCount).Select(_ => Tree()).ToArray()),
            Precision = TreePrecision.Single,
            BaseScores = new([0.0]),
        };
        Rows = [.. Enumerable.Range(0, rowCount * features).Select(i => Value(i % features))];
    }

    /// <summary>The ensemble.</summary>
    public TreeEnsemble Model { get; }

    /// <summary>Rows for it, one after the other: numbers, categories, some of both missing.</summary>
    public float[] Rows { get; }

    private float Value(int feature)
    {
        if (_random.Next(20) == 0) return float.NaN;
        return feature < NumberCount ? _random.Next(2 * CutCount) * 0.5f : _random.Next(s_categoryCounts[feature - NumberCount]);
    }

    // Leaves that are not at the bottom become nodes, one after another.
    private DecisionTree Tree()
    {
        var open = new List<(int Parent, bool IsRight, int Depth)> { (-1, false, 0) };
        int[] lefts = new int[LeafCount - 1], rights = new int[LeafCount - 1];
        for (int node = 0; node < lefts.Length; node++)
        {
            int[] splittable = [.. Enumerable.Range(0, open.Count).Where(leaf => open[leaf].Depth < Depth)];
            int split = splittable[_random.Next(splittable.Length)];
            int depth = open[split].Depth + 1;
            Hang(open[split], node);
            open[split] = (node, false, depth);
            open.Add((node, true, depth));
        }
        for (int leaf = 0; leaf < open.Count; leaf++) Hang(open[leaf], ~leaf);
        int[] features = [.. lefts.Select(_ => _random.Next(2) == 0 ? _random.Next(NumberCount) : NumberCount + _random.Next(s_categoryCounts.Length))];
        return new DecisionTree
        {
            Features = new(features),
            Rules = new(features.Select(Rule).ToArray()),
            Thresholds = new(features.Select(feature => feature < NumberCount ? (double)_random.Next(CutCount) : 0).ToArray()),
            Lefts = new(lefts),
            Rights = new(rights),
            NodeSets = new(features.Select((feature, node) => feature < NumberCount ? -1 : node).ToArray()),
            Sets = new(features.Select(Set).ToArray()),
            LeafValues = new(open.Select(_ => (double)(_random.NextSingle() - 0.5f)).ToArray()),
        };

        void Hang((int Parent, bool IsRight, int Depth) leaf, int child)
        {
            if (leaf.Parent >= 0) (leaf.IsRight ? rights : lefts)[leaf.Parent] = child;
        }
    }

    private NodeRule Rule(int feature) =>
        NodeRule.NaNIsMissing | (_random.Next(2) == 0 ? NodeRule.DefaultLeft : 0) | (feature < NumberCount ? 0 : NodeRule.Categorical);

    private Formats.EquatableArray<int> Set(int feature) =>
        new(feature < NumberCount ? [] : Enumerable.Range(0, s_categoryCounts[feature - NumberCount]).Where(_ => _random.Next(2) == 0).ToArray());
}
