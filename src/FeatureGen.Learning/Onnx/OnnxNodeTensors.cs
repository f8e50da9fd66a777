namespace FeatureGen.Learning.Onnx;

/// <summary>Reads the trees of TreeEnsemble, the operator of version 5: nodes and leaves have lists of their own.</summary>
internal sealed class OnnxNodeTensors
{
    private readonly OnnxAttributes _attributes;
    private readonly OnnxNodeMode[] _modes;
    private readonly long[] _targets;

    private OnnxNodeTensors(OnnxAttributes attributes)
    {
        _attributes = attributes;
        _modes = [.. attributes.Codes("nodes_modes").Select(code => code <= (int)OnnxNodeMode.Member
            ? (OnnxNodeMode)code
            : throw attributes.Error("nodes_modes", $"{code} is no mode of a node"))];
        if (_modes.Length == 0) throw attributes.Error("nodes_modes", "there are no nodes");
        _targets = attributes.Integers("leaf_targetids");
    }

    /// <summary>Reads the table.</summary>
    public static OnnxTreeTable Read(OnnxAttributes attributes, int targetCount) => new OnnxNodeTensors(attributes).Read(targetCount);

    private OnnxTreeTable Read(int targetCount)
    {
        var (trues, falses) = (Children("true"), Children("false"));
        return new OnnxTreeTable
        {
            Modes = _modes,
            Features = Integers("nodes_featureids"),
            Values = Values(),
            Trues = trues,
            Falses = falses,
            MissingTrues = _attributes.Has("nodes_missing_value_tracks_true") ? Integers("nodes_missing_value_tracks_true") : [],
            Roots = Roots(),
            Members = Members(),
            FirstWeights = [.. Enumerable.Range(0, _targets.Length + 1)],
            Targets = [.. _targets.Select((target, leaf) => target >= 0 && target < targetCount
                ? (int)target
                : throw _attributes.Error("leaf_targetids", $"leaf {leaf} is of target {target}; there are {targetCount}"))],
            Weights = Weights(),
            NodeName = node => FormattableString.Invariant($"node {node}"),
            LeafName = leaf => FormattableString.Invariant($"leaf {leaf}"),
            Error = _attributes.Error,
        };
    }

    private double[] Weights()
    {
        var weights = _attributes.Tensor("leaf_weights");
        return weights.Length == _targets.Length
            ? weights
            : throw _attributes.Error("leaf_weights",
                $"there are {weights.Length} weights and {_targets.Length} targets of leaves; both are one a leaf");
    }

    private long[] Integers(string name)
    {
        var numbers = _attributes.Integers(name);
        return numbers.Length == _modes.Length ? numbers : throw Miscount(name, numbers.Length);
    }

    private double[] Values()
    {
        var values = _attributes.Tensor("nodes_splits");
        return values.Length == _modes.Length ? values : throw Miscount("nodes_splits", values.Length);
    }

    private Formats.FileFormatException Miscount(string name, int count) =>
        _attributes.Error(name, $"it has {count} elements, and 'nodes_modes' {_modes.Length}; both are one a node");

    private int[] Children(string branch)
    {
        string name = $"nodes_{branch}nodeids";
        var (children, areLeaves) = (Integers(name), Integers($"nodes_{branch}leafs"));
        var places = new int[children.Length];
        for (int node = 0; node < places.Length; node++)
        {
            bool isLeaf = areLeaves[node] != 0;
            int count = isLeaf ? _targets.Length : _modes.Length;
            if (children[node] < 0 || children[node] >= count)
                throw _attributes.Error(name,
                    $"node {node} has the child {children[node]}; there are {count} {(isLeaf ? "leaves" : "nodes")}");
            places[node] = isLeaf ? ~(int)children[node] : (int)children[node];
        }
        return places;
    }

    private int[] Roots()
    {
        var roots = _attributes.Integers("tree_roots");
        if (roots.Length == 0) throw _attributes.Error("tree_roots", "there are no trees");
        return [.. roots.Select((root, tree) => root >= 0 && root < _modes.Length
            ? (int)root
            : throw _attributes.Error("tree_roots", $"tree {tree} starts at node {root}; there are {_modes.Length} nodes"))];
    }

    // The sets stand in the order of the nodes, NaN after each; after the last it may be left out.
    private double[][]? Members()
    {
        var values = _attributes.Tensor("membership_values");
        if (!_modes.Contains(OnnxNodeMode.Member)) return null;
        var members = new double[_modes.Length][];
        int next = 0;
        for (int node = 0; node < members.Length; node++)
        {
            if (_modes[node] != OnnxNodeMode.Member) continue;
            if (next >= values.Length)
                throw _attributes.Error("membership_values", $"node {node} asks for members, and there are none left");
            int end = next;
            while (end < values.Length && !double.IsNaN(values[end])) end++;
            members[node] = values[next..end];
            next = end + 1;
        }
        return next >= values.Length
            ? members
            : throw _attributes.Error("membership_values", "there are more sets than nodes that ask for members");
    }
}
