using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Tests.Trees.Kernels;

/// <summary>Ensembles of random shapes and rules, and rows that hit their thresholds.</summary>
internal sealed class RandomEnsemble
{
    private static readonly double[] s_specials =
        [0, -0.0, 1, 0.1, -0.1, double.Epsilon, -1e-300, float.Epsilon, 1e-35f, -1e-35f, 1e-34, float.MaxValue, 1e300, -1e300,
            double.PositiveInfinity, double.NegativeInfinity];

    private readonly Random _random;
    private readonly int _featureCount;
    private readonly List<double> _thresholds;
    private readonly NodeRule[]? _rules;
    private readonly int _mostCategories;

    public RandomEnsemble(
        int seed, int mostLeaves, int mostTrees, int mostFeatures = 9, TreePrecision? precision = null, NodeRule[]? rules = null,
        int? featureCount = null, int? outputCount = null, int mostCategories = 70)
    {
        _mostCategories = mostCategories;
        _rules = rules;
        _random = new Random(seed);
        _featureCount = featureCount ?? 1 + _random.Next(mostFeatures);
        _thresholds = [.. s_specials, .. Enumerable.Range(0, 2 + _random.Next(600)).Select(_ => _random.NextDouble() * 8 - 4)];
        int outputs = outputCount ?? (_random.Next(3) == 0 ? 3 : 1);
        Ensemble = new TreeEnsemble
        {
            Trainer = "test",
            Features = new(Enumerable.Range(0, _featureCount).Select(i => new TreeFeature { Name = "f" + i }).ToArray()),
            OutputCount = outputs,
            Trees = new(Enumerable.Range(0, _random.Next(mostTrees + 1)).Select(_ => Tree(1 + _random.Next(mostLeaves), outputs)).ToArray()),
            Precision = precision ?? (TreePrecision)_random.Next(2),
            BaseScores = new(Enumerable.Range(0, outputs).Select(_ => _random.NextDouble()).ToArray()),
            BaseLink = _random.Next(2) == 0 ? TreeLink.Identity : TreeLink.Logistic,
            EndScale = _random.Next(2) == 0 ? 1 : 0.3,
            EndBiases = _random.Next(2) == 0 ? default : new(Enumerable.Range(0, outputs).Select(_ => _random.NextDouble()).ToArray()),
        };
        Assert.Null(Ensemble.FindProblem());
    }

    public TreeEnsemble Ensemble { get; }

    /// <summary>Values slot after slot.</summary>
    public float[] Tile(int rowCount) => [.. Enumerable.Range(0, rowCount * _featureCount).Select(_ => Value())];

    private float Value()
    {
        float threshold = (float)_thresholds[_random.Next(_thresholds.Count)];
        return _random.Next(8) switch
        {
            0 => float.NaN,
            1 => threshold,
            2 => float.BitIncrement(threshold),
            3 => float.BitDecrement(threshold),
            4 => Category(),
            5 => -_random.NextSingle(),
            _ => _random.NextSingle() * 8 - 4,
        };
    }

    // Some are in no set, and some are larger than any vocabulary.
    private float Category()
    {
        int category = _random.Next(-2, _mostCategories + 10);
        return category < _mostCategories + 8 ? category : category == _mostCategories + 8 ? 70_000 : int.MaxValue;
    }

    // Each step makes an inner node of a random leaf, so that some trees are deep and some are not.
    private DecisionTree Tree(int leafCount, int outputs)
    {
        bool isChain = _random.Next(4) == 0;
        int nodes = leafCount - 1;
        int[] lefts = new int[nodes], rights = new int[nodes];
        // Where each leaf hangs: twice its parent, plus 1 where it is the right child.
        var hooks = new List<int> { -1 };
        for (int node = 0; node < nodes; node++)
        {
            int leaf = isChain ? hooks.Count - 1 : _random.Next(hooks.Count);
            Hang(hooks[leaf], node);
            (hooks[leaf], lefts[node], rights[node]) = (2 * node, ~leaf, ~hooks.Count);
            hooks.Add(2 * node + 1);
        }
        var rules = Enumerable.Range(0, nodes).Select(_ => Rule()).ToArray();
        double[] leafCovers = [.. Enumerable.Range(1, leafCount).Select(leaf => (double)leaf)], nodeCovers = new double[nodes];
        for (int node = nodes - 1; node >= 0; node--) nodeCovers[node] = Cover(lefts[node]) + Cover(rights[node]);
        return new DecisionTree
        {
            Output = _random.Next(outputs),
            Weight = _random.Next(2) == 0 ? 1 : _random.NextDouble(),
            Features = new(Enumerable.Range(0, nodes).Select(_ => _random.Next(_featureCount)).ToArray()),
            Rules = new(rules),
            Thresholds = new(rules.Select(rule => IsCategorical(rule) ? 0 : _thresholds[_random.Next(_thresholds.Count)]).ToArray()),
            Lefts = new(lefts),
            Rights = new(rights),
            NodeSets = new(rules.Select(rule => IsCategorical(rule) ? _random.Next(3) : -1).ToArray()),
            Sets = new(Enumerable.Range(0, 3).Select(_ => Set()).ToArray()),
            LeafValues = new(Enumerable.Range(0, leafCount).Select(_ => _random.NextDouble() - 0.5).ToArray()),
            NodeCovers = new(nodeCovers),
            LeafCovers = new(leafCovers),
        };

        double Cover(int child) => child >= 0 ? nodeCovers[child] : leafCovers[~child];

        void Hang(int hook, int node)
        {
            if (hook >= 0) (hook % 2 == 0 ? lefts : rights)[hook / 2] = node;
        }
    }

    private NodeRule Rule() => _rules is null ? (NodeRule)_random.Next(_random.Next(3) == 0 ? 128 : 16) : _rules[_random.Next(_rules.Length)];

    private static bool IsCategorical(NodeRule rule) => (rule & NodeRule.Categorical) != 0;

    private EquatableArray<int> Set() =>
        new(Enumerable.Range(0, _mostCategories).Where(_ => _random.Next(3) == 0).Append(70_000).Append(int.MaxValue).ToArray());
}
