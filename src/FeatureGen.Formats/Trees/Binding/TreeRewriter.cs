namespace FeatureGen.Formats.Trees.Binding;

/// <summary>Makes trees over a model's features ask for slots. What is decided stays the same; covers, gains and leaves are kept.</summary>
internal sealed class TreeRewriter
{
    private const int MostMembers = 1 << 24;
    private const NodeRule IndexRule = NodeRule.Categorical | NodeRule.NaNIsMissing;

    private static readonly int[] s_none = [];

    private readonly TreePrecision _precision;
    private readonly FeatureBinding?[] _bindings;

    // Thresholds recur from tree to tree.
    private readonly Dictionary<(int Feature, NodeRule Rule, double Threshold), EquatableArray<int>> _sets = [];
    private long _members;

    /// <param name="precision">What values and thresholds are compared as.</param>
    /// <param name="bindings">For each feature where it is found; null where no tree asks for it.</param>
    public TreeRewriter(TreePrecision precision, FeatureBinding?[] bindings) => (_precision, _bindings) = (precision, bindings);

    /// <summary>Rewrites a tree.</summary>
    /// <exception cref="TreeBindingException">There are too many indices to list.</exception>
    public DecisionTree Rewrite(DecisionTree tree)
    {
        var slots = tree with
        {
            Features = new(tree.Features.Select(Slot).ToArray()),
            LeafModels = new(tree.LeafModels.Select(leaf => leaf with { Features = new(leaf.Features.Select(Slot).ToArray()) }).ToArray()),
        };
        if (tree.Features.All(feature => Binding(feature).Table is null)) return slots;
        int nodes = tree.Features.Count;
        var (rules, thresholds, nodeSets) = (tree.Rules.ToArray(), tree.Thresholds.ToArray(), new int[nodes]);
        var sets = new List<EquatableArray<int>>();
        for (int node = 0; node < nodes; node++)
        {
            nodeSets[node] = -1;
            var table = Binding(tree.Features[node]).Table;
            if (table is null && (rules[node] & NodeRule.Categorical) == 0) continue;
            nodeSets[node] = sets.Count;
            sets.Add(table is null ? tree.Sets[tree.NodeSets[node]] : LeftIndices(tree, node, table));
            if (table is not null) (rules[node], thresholds[node]) = (IndexRule, 0);
        }
        return slots with { Rules = new(rules), Thresholds = new(thresholds), NodeSets = new(nodeSets), Sets = new(sets.ToArray()) };
    }

    private FeatureBinding Binding(int feature) => _bindings[feature]!;

    private int Slot(int feature) => Binding(feature).Slot;

    private EquatableArray<int> LeftIndices(DecisionTree tree, int node, double[] table)
    {
        var key = (tree.Features[node], tree.Rules[node], tree.Thresholds[node]);
        bool isCategorical = (tree.Rules[node] & NodeRule.Categorical) != 0;
        if (!isCategorical && _sets.TryGetValue(key, out var known)) return known;
        var set = isCategorical ? tree.Sets[tree.NodeSets[node]].ToArray() : s_none;
        var lefts = Enumerable.Range(0, table.Length)
            .Where(index => NodeTest.IsLeft(tree.Rules[node], tree.Thresholds[node], set, table[index], _precision)).ToArray();
        if ((_members += lefts.Length) > MostMembers)
            throw new TreeBindingException(
                "the values of categorical fields that go left in the model's nodes are too many to list; make fields of many values "
                + "[Numeric]");
        var result = new EquatableArray<int>(lefts);
        if (!isCategorical) _sets.Add(key, result);
        return result;
    }
}
