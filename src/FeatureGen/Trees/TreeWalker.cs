using System.Numerics;
using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees;

/// <summary>Walks each tree from its root to a leaf and adds up: the definition that every faster kernel is held to.</summary>
/// <typeparam name="T">The ensemble's precision: float or double.</typeparam>
internal sealed class TreeWalker<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T Zero = T.CreateChecked(TreeEnsemble.ZeroThreshold);

    private readonly TreeNode<T>[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _outputs;
    private readonly T[] _weights;
    private readonly T[] _leaves;
    private readonly int[][] _sets;
    private readonly LeafLine<T>?[]? _lines;
    private readonly T[] _bases;
    private readonly T[] _linear;
    private readonly T _endScale;
    private readonly T[] _endBiases;

    public TreeWalker(TreeEnsemble ensemble)
    {
        var trees = ensemble.Trees;
        _nodes = new TreeNode<T>[trees.Sum(tree => tree.Features.Count)];
        _leaves = [.. trees.SelectMany(tree => tree.LeafValues).Select(T.CreateTruncating)];
        _sets = [.. trees.SelectMany(tree => tree.Sets).Select(set => set.ToArray())];
        _roots = new int[trees.Count];
        _outputs = [.. trees.Select(tree => tree.Output)];
        _weights = [.. trees.Select(tree => T.CreateTruncating(tree.Weight))];
        _lines = trees.Any(tree => tree.LeafModels.Count > 0) ? [.. trees.SelectMany(Lines)] : null;
        _bases = BaseMargins.Of<T>(ensemble);
        _linear = [.. ensemble.Linear.Select(T.CreateTruncating)];
        _endScale = T.CreateTruncating(ensemble.EndScale);
        _endBiases = [.. ensemble.EndBiases.Select(T.CreateTruncating)];
        var (node, leaf, set) = (0, 0, 0);
        for (int i = 0; i < trees.Count; i++)
        {
            var tree = trees[i];
            _roots[i] = tree.Features.Count > 0 ? node : ~leaf;
            for (int k = 0; k < tree.Features.Count; k++) _nodes[node + k] = Node(tree, k, node, leaf, set);
            (node, leaf, set) = (node + tree.Features.Count, leaf + tree.LeafValues.Count, set + tree.Sets.Count);
        }
    }

    /// <summary>Computes the margins of a row.</summary>
    /// <param name="row">A value a feature.</param>
    /// <param name="margins">Takes a margin an output.</param>
    public void Score(ReadOnlySpan<float> row, Span<T> margins)
    {
        _bases.CopyTo(margins);
        for (int i = 0; i < _roots.Length; i++)
        {
            int leaf = FindLeaf(_roots[i], row);
            var value = _lines?[leaf] is { } line ? line.Value(row, _leaves[leaf]) : _leaves[leaf];
            margins[_outputs[i]] += value * _weights[i];
        }
        if (_linear.Length > 0) AddLinear(row, margins);
        if (_endScale != T.One)
            foreach (ref var margin in margins) margin *= _endScale;
        for (int output = 0; output < _endBiases.Length; output++) margins[output] += _endBiases[output];
    }

    private int FindLeaf(int node, ReadOnlySpan<float> row)
    {
        while (node >= 0)
        {
            ref readonly var split = ref _nodes[node];
            node = Next(split, T.CreateTruncating(row[split.Feature]));
        }
        return ~node;
    }

    private int Next(in TreeNode<T> split, T value)
    {
        var rule = split.Rule;
        if (T.IsNaN(value))
        {
            if ((rule & (NodeRule.NaNIsMissing | NodeRule.ZeroIsMissing)) != 0) return split.Default;
            value = T.Zero;
        }
        if ((rule & NodeRule.Categorical) != 0) return IsInSet(split, value) ? split.Left : split.Right;
        if ((rule & NodeRule.ZeroIsMissing) != 0 && T.Abs(value) <= Zero) return split.Default;
        bool isLeft = (rule & NodeRule.LessOrEqual) != 0 ? value <= split.Threshold : value < split.Threshold;
        return isLeft ? split.Left : split.Right;
    }

    private bool IsInSet(in TreeNode<T> split, T value)
    {
        if ((split.Rule & NodeRule.WholeNumbers) != 0 && !T.IsInteger(value)) return false;
        T least = (split.Rule & NodeRule.MinusFractionIsZero) != 0 ? T.NegativeOne : T.Zero;
        if (value < least || (value == least && least < T.Zero)) return false;
        // Saturates: what is beyond int is beyond all sets.
        int category = int.CreateSaturating(value);
        return Array.BinarySearch(_sets[split.Set], category) >= 0;
    }

    private void AddLinear(ReadOnlySpan<float> row, Span<T> margins)
    {
        for (int feature = 0; feature < row.Length; feature++)
        {
            if (float.IsNaN(row[feature])) continue;
            var value = T.CreateTruncating(row[feature]);
            for (int output = 0; output < margins.Length; output++) margins[output] += value * _linear[feature * margins.Length + output];
        }
    }

    private static TreeNode<T> Node(DecisionTree tree, int node, int firstNode, int firstLeaf, int firstSet) => new(
        T.CreateTruncating(tree.Thresholds[node]),
        tree.Features[node],
        tree.Lefts[node] >= 0 ? tree.Lefts[node] + firstNode : ~(~tree.Lefts[node] + firstLeaf),
        tree.Rights[node] >= 0 ? tree.Rights[node] + firstNode : ~(~tree.Rights[node] + firstLeaf),
        tree.NodeSets.Count > 0 && tree.NodeSets[node] >= 0 ? tree.NodeSets[node] + firstSet : -1,
        tree.Rules[node]);

    private static IEnumerable<LeafLine<T>?> Lines(DecisionTree tree) => tree.LeafModels.Count > 0
        ? tree.LeafModels.Select(leaf => new LeafLine<T>(leaf))
        : Enumerable.Repeat<LeafLine<T>?>(null, tree.LeafValues.Count);
}
