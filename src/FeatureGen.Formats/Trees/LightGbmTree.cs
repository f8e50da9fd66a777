namespace FeatureGen.Formats.Trees;

/// <summary>Reads one tree of a LightGBM file.</summary>
internal sealed class LightGbmTree
{
    private const int CategoricalBit = 1, DefaultLeftBit = 2, MissingShift = 2, ZeroMissing = 1, NaNMissing = 2, LastDecisionType = 11;

    private static readonly double[] NoNumbers = [];

    private readonly LightGbmLine _head;
    private readonly Dictionary<string, LightGbmLine> _lines;
    private readonly int _featureCount;
    private readonly int _leafCount;

    private LightGbmTree(LightGbmLine head, Dictionary<string, LightGbmLine> lines, int featureCount)
    {
        (_head, _lines, _featureCount) = (head, lines, featureCount);
        _leafCount = Line("num_leaves").Count(int.MaxValue);
    }

    private int NodeCount => _leafCount - 1;

    /// <summary>Reads a tree from its lines.</summary>
    /// <param name="head">The line that starts it.</param>
    /// <param name="lines">Its other lines by name.</param>
    /// <param name="featureCount">The number of features of the model.</param>
    /// <param name="output">The output that it adds to.</param>
    public static DecisionTree Read(LightGbmLine head, Dictionary<string, LightGbmLine> lines, int featureCount, int output) =>
        new LightGbmTree(head, lines, featureCount).Build(output);

    private DecisionTree Build(int output)
    {
        var leaves = Doubles("leaf_value", _leafCount);
        if (_leafCount == 0) throw _head.Error("a tree without leaves");
        RequireFinite("leaf_value", leaves);
        var models = LeafModels();
        var leafCovers = Optional("leaf_count", _leafCount);
        if (NodeCount == 0)
            return new DecisionTree { Output = output, LeafValues = new(leaves), LeafModels = models, LeafCovers = new(leafCovers) };

        var sets = Sets();
        var types = Integers("decision_type", NodeCount);
        var thresholds = Doubles("threshold", NodeCount);
        var rules = new NodeRule[NodeCount];
        var nodeSets = new int[NodeCount];
        for (int node = 0; node < NodeCount; node++)
        {
            rules[node] = Rule(types, node);
            bool isCategorical = (rules[node] & NodeRule.Categorical) != 0;
            nodeSets[node] = isCategorical ? Set(thresholds, node, sets.Length) : -1;
            if (isCategorical) thresholds[node] = 0;
        }
        return new DecisionTree
        {
            Output = output,
            Features = new(Features()),
            Rules = new(rules),
            Thresholds = new(thresholds),
            Lefts = Children("left_child"),
            Rights = Children("right_child", isLast: true),
            NodeSets = sets.Length == 0 ? default : new(nodeSets),
            Sets = new(sets),
            LeafValues = new(leaves),
            LeafModels = models,
            Gains = new(Optional("split_gain", NodeCount)),
            NodeCovers = new(Optional("internal_count", NodeCount)),
            LeafCovers = new(leafCovers),
        };
    }

    private int[] Features()
    {
        var features = Integers("split_feature", NodeCount);
        for (int node = 0; node < features.Length; node++)
            if (features[node] < 0 || features[node] >= _featureCount)
                throw Line("split_feature").Error(node, $"node {node} asks for feature {features[node]}; the model has {_featureCount}");
        return features;
    }

    // Both sides are checked once both are known.
    private EquatableArray<int> Children(string name, bool isLast = false)
    {
        int[] children = Integers(name, NodeCount);
        if (isLast && TreeShape.Find(Integers("left_child", NodeCount), children, _leafCount) is { } fault)
            throw Line(fault.IsRight ? "right_child" : "left_child").Error(fault.Node, $"node {fault.Node}: {fault.Problem}");
        return new(children);
    }

    private NodeRule Rule(int[] types, int node)
    {
        int type = types[node], missing = type >> MissingShift;
        if (type is < 0 or > LastDecisionType) throw Line("decision_type").Error(node, $"node {node} has the unknown decision type {type}");
        // A category that is missing is in no set, whatever the bits of missing values say.
        if ((type & CategoricalBit) != 0) return NodeRule.Categorical | NodeRule.NaNIsMissing | NodeRule.MinusFractionIsZero;
        return NodeRule.LessOrEqual
            | ((type & DefaultLeftBit) != 0 ? NodeRule.DefaultLeft : 0)
            | missing switch { ZeroMissing => NodeRule.ZeroIsMissing, NaNMissing => NodeRule.NaNIsMissing, _ => 0 };
    }

    private int Set(double[] thresholds, int node, int count)
    {
        double index = thresholds[node];
        return index >= 0 && index < count
            ? (int)index
            : throw Line("threshold").Error(node, $"node {node} asks for set {index:R} of {count} sets of categories");
    }

    private EquatableArray<int>[] Sets()
    {
        int count = Line("num_cat").Count(int.MaxValue);
        if (count == 0) return [];
        var words = Line("cat_threshold").Words();
        var bounds = Integers("cat_boundaries", count + 1L);
        var sets = new EquatableArray<int>[count];
        for (int i = 0; i < count; i++)
        {
            if (bounds[0] != 0 || bounds[i + 1] < bounds[i] || bounds[i + 1] > words.Length)
                throw Line("cat_boundaries").Error(i, $"a set from word {bounds[i]} to {bounds[i + 1]}, of {words.Length}");
            sets[i] = new(Members(words, bounds[i], bounds[i + 1]).ToArray());
        }
        return sets;
    }

    private static IEnumerable<int> Members(uint[] words, int start, int end)
    {
        for (int word = start; word < end; word++)
            for (int bit = 0; bit < 32; bit++)
                if ((words[word] >> bit & 1) != 0) yield return 32 * (word - start) + bit;
    }

    private EquatableArray<LeafModel> LeafModels()
    {
        if (!_lines.TryGetValue("is_linear", out var flag) || flag.Count(1) == 0) return default;
        var constants = Doubles("leaf_const", _leafCount);
        var counts = Integers("num_features", _leafCount);
        RequireFinite("leaf_const", constants);
        long total = 0;
        for (int leaf = 0; leaf < counts.Length; leaf++)
            total += counts[leaf] >= 0 ? counts[leaf] : throw Line("num_features").Error(leaf, $"leaf {leaf} has {counts[leaf]} features");
        var features = Integers("leaf_features", total);
        var coefficients = Doubles("leaf_coeff", total);
        RequireFinite("leaf_coeff", coefficients);
        for (int i = 0; i < features.Length; i++)
            if (features[i] < 0 || features[i] >= _featureCount)
                throw Line("leaf_features").Error(i, $"a leaf asks for feature {features[i]}; the model has {_featureCount}");
        var models = new LeafModel[_leafCount];
        for (int leaf = 0, start = 0; leaf < _leafCount; start += counts[leaf++])
            models[leaf] = new LeafModel
            {
                Constant = constants[leaf],
                Features = new(features.Skip(start).Take(counts[leaf]).ToArray()),
                Coefficients = new(coefficients.Skip(start).Take(counts[leaf]).ToArray()),
            };
        return new(models);
    }

    private LightGbmLine Line(string name) =>
        _lines.TryGetValue(name, out var line) ? line : throw _head.Error($"the tree has no \"{name}\"");

    private int[] Integers(string name, long count) => RequireCount(name, Line(name).Integers(), count);

    private double[] Doubles(string name, long count) => RequireCount(name, Line(name).Doubles(), count);

    // Statistics may be left out, and are empty in trees that training could not grow.
    private double[] Optional(string name, int count) =>
        _lines.TryGetValue(name, out var line) && line.Doubles() is { Length: > 0 } values ? RequireCount(name, values, count) : NoNumbers;

    private T[] RequireCount<T>(string name, T[] values, long count) => values.Length == count
        ? values
        : throw Line(name).Error($"\"{name}\" holds {values.Length} numbers; {count} are expected");

    private void RequireFinite(string name, double[] values)
    {
        int index = Array.FindIndex(values, double.IsInfinity);
        if (index >= 0) throw Line(name).Error(index, $"\"{name}\" holds an infinity");
    }
}
