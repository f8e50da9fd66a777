using FeatureGen.Formats;

namespace FeatureGen.Learning.Onnx;

/// <summary>Reads the trees of TreeEnsembleRegressor and TreeEnsembleClassifier: nodes and leaves share lists, and a node is named by its
/// tree and its number in it.</summary>
internal sealed class OnnxNodeLists
{
    private readonly OnnxAttributes _attributes;
    private readonly string _weights;
    private readonly long[] _trees;
    private readonly long[] _numbers;
    private readonly OnnxNodeMode[] _modes;
    private readonly Dictionary<(long Tree, long Number), int> _positions = [];

    private OnnxNodeLists(OnnxAttributes attributes, string weights)
    {
        (_attributes, _weights) = (attributes, weights);
        _trees = attributes.Integers("nodes_treeids");
        if (_trees.Length == 0) throw attributes.Error("nodes_treeids", "there are no nodes");
        _numbers = Integers("nodes_nodeids");
        _modes = Modes();
        for (int node = 0; node < _trees.Length; node++)
            if (!_positions.TryAdd((_trees[node], _numbers[node]), node))
                throw attributes.Error("nodes_nodeids", $"{Name(node)} stands twice");
    }

    /// <summary>Reads the table.</summary>
    /// <param name="attributes">The operator's.</param>
    /// <param name="weights">How the names of the weights' attributes start: "target" or "class".</param>
    /// <param name="targetCount">The number of targets or classes.</param>
    public static OnnxTreeTable Read(OnnxAttributes attributes, string weights, int targetCount) =>
        new OnnxNodeLists(attributes, weights).Read(targetCount);

    private OnnxTreeTable Read(int targetCount)
    {
        var roots = Roots();
        var (starts, targets, weights) = Weights(targetCount);
        return new OnnxTreeTable
        {
            Modes = _modes,
            Features = Integers("nodes_featureids"),
            Values = RequireCount("nodes_values", _attributes.Numbers("nodes_values")),
            Trues = Children("nodes_truenodeids"),
            Falses = Children("nodes_falsenodeids"),
            MissingTrues = _attributes.Has("nodes_missing_value_tracks_true") ? Integers("nodes_missing_value_tracks_true", true) : [],
            Roots = roots,
            Covers = Covers(),
            FirstWeights = starts,
            Targets = targets,
            Weights = weights,
            NodeName = Name,
            LeafName = Name,
            Error = _attributes.Error,
        };
    }

    private string Name(int node) => FormattableString.Invariant($"node {_numbers[node]} of tree {_trees[node]}");

    private long[] Integers(string name, bool isOptional = false)
    {
        var numbers = _attributes.Integers(name);
        return isOptional && numbers.Length == 0 ? numbers : RequireCount(name, numbers);
    }

    private T[] RequireCount<T>(string name, T[] items) => items.Length == _trees.Length
        ? items
        : throw _attributes.Error(name, $"it has {items.Length} elements, and 'nodes_treeids' {_trees.Length}; both are one a node");

    private OnnxNodeMode[] Modes()
    {
        var texts = _attributes.Texts("nodes_modes");
        var modes = new OnnxNodeMode[texts.Count];
        for (int node = 0; node < modes.Length; node++) modes[node] = Mode(texts[node]);
        return RequireCount("nodes_modes", modes);
    }

    private OnnxNodeMode Mode(ProtoSpan text)
    {
        var name = text.Bytes;
        if (name.SequenceEqual("LEAF"u8)) return OnnxNodeMode.Leaf;
        if (name.SequenceEqual("BRANCH_LEQ"u8)) return OnnxNodeMode.LessOrEqual;
        if (name.SequenceEqual("BRANCH_LT"u8)) return OnnxNodeMode.Less;
        if (name.SequenceEqual("BRANCH_GTE"u8)) return OnnxNodeMode.GreaterOrEqual;
        if (name.SequenceEqual("BRANCH_GT"u8)) return OnnxNodeMode.Greater;
        if (name.SequenceEqual("BRANCH_EQ"u8)) return OnnxNodeMode.Equal;
        if (name.SequenceEqual("BRANCH_NEQ"u8)) return OnnxNodeMode.NotEqual;
        throw text.File.Error(text.Start, $"{OnnxFile.Show(text.Text())} is no mode of a node");
    }

    private int[] Children(string name)
    {
        var children = Integers(name);
        var places = new int[children.Length];
        for (int node = 0; node < places.Length; node++)
        {
            if (_modes[node] == OnnxNodeMode.Leaf) continue;
            if (!_positions.TryGetValue((_trees[node], children[node]), out int child))
                throw _attributes.Error(name, $"{Name(node)} has the child {children[node]}, which is no node of its tree");
            places[node] = Place(child);
        }
        return places;
    }

    // A leaf has the number of its place among all nodes.
    private int Place(int node) => _modes[node] == OnnxNodeMode.Leaf ? ~node : node;

    // The first node of a tree is its root.
    private int[] Roots()
    {
        var roots = new List<int>();
        var seen = new HashSet<long>();
        for (int node = 0; node < _trees.Length; node++)
        {
            if (node > 0 && _trees[node] == _trees[node - 1]) continue;
            if (!seen.Add(_trees[node]))
                throw _attributes.Error("nodes_treeids", $"the nodes of tree {_trees[node]} are not next to each other");
            roots.Add(Place(node));
        }
        return [.. roots];
    }

    private (int[] Starts, int[] Targets, double[] Weights) Weights(int targetCount)
    {
        var (trees, nodes, ids) = (_attributes.Integers(_weights + "_treeids"), _attributes.Integers(_weights + "_nodeids"),
            _attributes.Integers(_weights + "_ids"));
        var weights = _attributes.Numbers(_weights + "_weights");
        if (trees.Length != weights.Length || nodes.Length != weights.Length || ids.Length != weights.Length)
            throw _attributes.Error(_weights + "_weights",
                $"there are {weights.Length} weights, {ids.Length} ids, {trees.Length} trees and {nodes.Length} nodes of them; "
                + "as many are expected");
        var places = new int[weights.Length];
        var starts = new int[_trees.Length + 1];
        for (int i = 0; i < places.Length; i++)
        {
            if (!_positions.TryGetValue((trees[i], nodes[i]), out places[i]))
                throw _attributes.Error(_weights + "_nodeids",
                    $"weight {i} is of node {nodes[i]} of tree {trees[i]}, which does not exist");
            if (ids[i] < 0 || ids[i] >= targetCount)
                throw _attributes.Error(_weights + "_ids", $"weight {i} is of target {ids[i]}; there are {targetCount}");
            starts[places[i] + 1]++;
        }
        for (int node = 0; node < _trees.Length; node++) starts[node + 1] += starts[node];
        // The sort keeps the order of a leaf's weights.
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];
        return (starts, [.. order.Select(i => (int)ids[i])], [.. order.Select(i => weights[i])]);
    }

    // Most converters write 1 everywhere, which says nothing; those that write covers write sums.
    private (double[] Nodes, double[] Leaves)? Covers()
    {
        const double tolerance = 1e-3;
        var rates = _attributes.Numbers("nodes_hitrates");
        if (rates.Length != _trees.Length || rates.Any(rate => !(rate >= 0) || double.IsInfinity(rate))) return null;
        var (trues, falses) = (Children("nodes_truenodeids"), Children("nodes_falsenodeids"));
        for (int node = 0; node < rates.Length; node++)
        {
            if (_modes[node] == OnnxNodeMode.Leaf) continue;
            double sum = Rate(trues[node]) + Rate(falses[node]);
            if (!(Math.Abs(sum - rates[node]) <= tolerance * rates[node])) return null;
        }
        return (rates, rates);

        double Rate(int child) => rates[child < 0 ? ~child : child];
    }
}
