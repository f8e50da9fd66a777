using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Numbers the columns of categories that nodes ask for: one a feature, set and rule.</summary>
internal sealed class CategoryColumnNumbers
{
    private readonly Dictionary<(int Feature, EquatableArray<int> Set, NodeRule Rule), int> _numbers = [];
    private readonly List<CategoryColumn> _columns = [];

    /// <summary>The columns.</summary>
    public CategoryColumn[] Columns => [.. _columns];

    /// <summary>The number of the column that a node asks for.</summary>
    /// <param name="tree">The node's tree.</param>
    /// <param name="node">The node.</param>
    /// <param name="next">The number that a new column takes; then counted up.</param>
    public int Of(DecisionTree tree, int node, ref int next)
    {
        var key = (Feature: tree.Features[node], Set: tree.Sets[tree.NodeSets[node]], Rule: tree.Rules[node]);
        if (_numbers.TryGetValue(key, out int number)) return number;
        _columns.Add(new CategoryColumn(key.Feature, next, key.Set, key.Rule));
        _numbers.Add(key, next);
        return next++;
    }
}
