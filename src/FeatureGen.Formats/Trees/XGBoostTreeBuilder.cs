namespace FeatureGen.Formats.Trees;

/// <summary>Turns a tree of an XGBoost file into ours. Nodes that pruning left behind are dropped.</summary>
internal sealed class XGBoostTreeBuilder
{
    // Categories are floats in rows: beyond this, floats are no longer all whole numbers.
    private const int MaxCategory = (1 << 24) - 1;

    private readonly JsonCursor _json;
    private readonly XGBoostTree _source;
    private readonly int _featureCount;
    private readonly Dictionary<int, int> _setOfNode = [];
    private readonly List<EquatableArray<int>> _sets = [];

    // For each node of the file its number among our nodes, or the complement of that among our leaves.
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<int> _nodes = [];
    private readonly List<int> _leaves = [];

    private XGBoostTreeBuilder(JsonCursor json, XGBoostTree source, int featureCount) =>
        (_json, _source, _featureCount) = (json, source, featureCount);

    public static DecisionTree Build(JsonCursor json, XGBoostTree source, int featureCount, int output, float weight)
    {
        var builder = new XGBoostTreeBuilder(json, source, featureCount);
        builder.ReadSets();
        builder.Number();
        return builder.Build(output, weight);
    }

    private DecisionTree Build(int output, float weight) => new()
    {
        Output = output,
        Weight = weight,
        Features = Nodes(Feature),
        Rules = Nodes(Rule),
        Thresholds = Nodes(node => IsCategorical(node) ? 0 : (double)_source.Conditions[node]),
        // A category in the set goes right there and left here, so that a set means the same in all models.
        Lefts = Nodes(node => _numbers[(int)(IsCategorical(node) ? _source.Rights : _source.Lefts)[node]]),
        Rights = Nodes(node => _numbers[(int)(IsCategorical(node) ? _source.Lefts : _source.Rights)[node]]),
        NodeSets = _sets.Count == 0 ? default : Nodes(node => IsCategorical(node) ? _setOfNode[node] : -1),
        Sets = new(_sets.ToArray()),
        LeafValues = new(_leaves.Select(leaf => (double)_source.Conditions[leaf]).ToArray()),
        Gains = _source.Gains is { } gains ? Nodes(node => (double)gains[node]) : default,
        NodeCovers = _source.Covers is { } covers ? Nodes(node => (double)covers[node]) : default,
        LeafCovers = _source.Covers is { } leafCovers ? new(_leaves.Select(leaf => (double)leafCovers[leaf]).ToArray()) : default,
    };

    private EquatableArray<T> Nodes<T>(Func<int, T> value) => new(_nodes.Select(value).ToArray());

    private void Number()
    {
        var open = new Stack<int>();
        open.Push(0);
        while (open.Count > 0)
        {
            int node = open.Pop();
            if (_numbers.ContainsKey(node))
                throw _json.Error(_source.Lefts, node, $"node {node} has two parents, or is above itself: not a tree");
            bool isLeaf = _source.Lefts[node] == -1;
            _numbers.Add(node, isLeaf ? ~_leaves.Count : _nodes.Count);
            (isLeaf ? _leaves : _nodes).Add(node);
            if (isLeaf)
            {
                CheckLeaf(node);
                continue;
            }
            CheckSplit(node);
            open.Push(Child(_source.Rights, node));
            open.Push(Child(_source.Lefts, node));
        }
    }

    private int Child(JsonArray<long> children, int node)
    {
        long child = children[node];
        return child > 0 && child < _source.Lefts.Count
            ? (int)child
            : throw _json.Error(children, node, $"node {node} has the child {child}; children are 1 to {_source.Lefts.Count - 1}");
    }

    private void CheckLeaf(int leaf)
    {
        if (_source.Rights[leaf] != -1) throw _json.Error(_source.Rights, leaf, $"node {leaf} has a right child and no left one");
        float value = _source.Conditions[leaf];
        if (float.IsNaN(value) || float.IsInfinity(value)) throw _json.Error(_source.Conditions, leaf, $"leaf {leaf} has no finite value");
    }

    private void CheckSplit(int node)
    {
        if (_source.SplitTypes.Count > 0 && _source.SplitTypes[node] is not (0 or 1))
            throw _json.Error(_source.SplitTypes, node, $"node {node} is of the unknown type {_source.SplitTypes[node]}");
        if (!IsCategorical(node) && float.IsNaN(_source.Conditions[node]))
            throw _json.Error(_source.Conditions, node, $"node {node} has the threshold NaN");
        if (IsCategorical(node) && !_setOfNode.ContainsKey(node))
            throw _json.Error(_source.SplitTypes, node, $"node {node} is categorical and has no categories");
    }

    private bool IsCategorical(int node) => _source.SplitTypes.Count > 0 && _source.SplitTypes[node] == 1;

    private int Feature(int node)
    {
        long feature = _source.Features[node];
        return feature >= 0 && feature < _featureCount
            ? (int)feature
            : throw _json.Error(_source.Features, node, $"node {node} asks for feature {feature}; the model has {_featureCount}");
    }

    private NodeRule Rule(int node)
    {
        bool isCategorical = IsCategorical(node);
        var rule = NodeRule.NaNIsMissing | (isCategorical ? NodeRule.Categorical : NodeRule.Less);
        return _source.DefaultLefts[node] == isCategorical ? rule : rule | NodeRule.DefaultLeft;
    }

    private void ReadSets()
    {
        int count = _source.CategoryNodes.Count;
        if (_source.CategorySegments.Count != count || _source.CategorySizes.Count != count)
            throw _json.Error("\"categories_nodes\", \"categories_segments\" and \"categories_sizes\" differ in length", _source.Place);
        long next = 0;
        for (int i = 0; i < count; i++)
        {
            var (node, start, size) = (_source.CategoryNodes[i], _source.CategorySegments[i], _source.CategorySizes[i]);
            if (node < 0 || node >= _source.Lefts.Count || _setOfNode.ContainsKey((int)node))
                throw _json.Error(_source.CategoryNodes, i, $"{node} is no node, or stands twice");
            // One after the other, as they are written: then they cannot claim more than the file holds.
            if (start != next || size < 1 || size > _source.Categories.Count - start)
                throw _json.Error(_source.CategorySizes, i,
                    $"categories {start} to {start + size - 1} of {_source.Categories.Count} are out of place");
            next = start + size;
            _setOfNode.Add((int)node, _sets.Count);
            _sets.Add(ReadSet((int)start, (int)size));
        }
    }

    private EquatableArray<int> ReadSet(int start, int size)
    {
        var set = new SortedSet<int>();
        for (int i = start; i < start + size; i++)
        {
            long category = _source.Categories[i];
            if (category is < 0 or > MaxCategory)
                throw _json.Error(_source.Categories, i, $"category {category} is not between 0 and {MaxCategory}");
            set.Add((int)category);
        }
        return new(set.ToArray());
    }
}
