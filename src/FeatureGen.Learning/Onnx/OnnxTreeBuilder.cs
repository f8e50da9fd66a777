using System.Collections;
using FeatureGen.Formats;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Learning.Onnx;

/// <summary>Builds trees of ours from an operator's.</summary>
/// <remarks>
/// What is compared by &gt; or &gt;= goes left where the comparison is false. Equality is a set of one; a chain of equalities, which
/// converters make of a set and whose true branches all lead to the same node, becomes one set again.
/// </remarks>
internal sealed class OnnxTreeBuilder(OnnxTreeTable table)
{
    private readonly bool[] _isTaken = new bool[table.Modes.Length];

    // The tree in work: for each of our nodes the table's, and the children.
    private readonly List<int> _nodes = [];
    private readonly List<NodeRule> _rules = [];
    private readonly List<int> _lefts = [];
    private readonly List<int> _rights = [];
    private readonly List<int> _nodeSets = [];
    private readonly List<EquatableArray<int>> _sets = [];
    private readonly List<int> _leaves = [];

    /// <summary>Builds all trees, in order.</summary>
    /// <param name="outputs">The output of each target, -1 where it is left out.</param>
    /// <param name="isSingle">Whether there is one target, of which each leaf has one weight.</param>
    public List<DecisionTree> Build(int[] outputs, bool isSingle)
    {
        var trees = new List<DecisionTree>();
        var values = new OnnxLeafValues(table, outputs, isSingle);
        foreach (int root in table.Roots)
        {
            Trace(root);
            trees.AddRange(values.Spread(Shape(), _leaves));
        }
        for (int node = 0; node < _isTaken.Length; node++)
            if (!_isTaken[node] && table.Modes[node] != OnnxNodeMode.Leaf)
                throw table.Error($"{table.NodeName(node)} does not hang on a root: the tree has a cycle, or it starts elsewhere");
        return trees;
    }

    private void Trace(int root)
    {
        foreach (IList list in (IList[])[_nodes, _rules, _lefts, _rights, _nodeSets, _sets, _leaves]) list.Clear();
        var open = new Stack<(int Child, int Parent, bool IsRight)>();
        open.Push((root, -1, false));
        while (open.Count > 0)
        {
            var (child, parent, isRight) = open.Pop();
            if (child >= 0 && table.Trues[child] < 0 && table.Trues[child] == table.Falses[child])
            {
                // A tree that is a leaf is written so.
                Take(child);
                child = table.Trues[child];
            }
            int number = child < 0 ? ~_leaves.Count : _nodes.Count;
            if (parent >= 0) (isRight ? _rights : _lefts)[parent] = number;
            if (child < 0)
            {
                _leaves.Add(~child);
                continue;
            }
            var (left, right) = AddNode(child);
            open.Push((right, number, true));
            open.Push((left, number, false));
        }
    }

    private (int Left, int Right) AddNode(int node)
    {
        Take(node);
        var mode = table.Modes[node];
        var (yes, no) = (table.Trues[node], table.Falses[node]);
        bool isMissingYes = IsMissingTrue(node);
        bool isSet = mode is OnnxNodeMode.Equal or OnnxNodeMode.NotEqual or OnnxNodeMode.Member;
        if (isSet)
        {
            var set = new SortedSet<int>();
            AddMembers(node, set);
            if (mode != OnnxNodeMode.NotEqual) no = Unchain(node, set);
            _nodeSets.Add(_sets.Count);
            _sets.Add(new(set.ToArray()));
        }
        else
        {
            if (double.IsNaN(table.Values[node])) throw table.Error($"{table.NodeName(node)} compares with NaN");
            _nodeSets.Add(-1);
        }
        // NaN is not equal to anything.
        if (mode == OnnxNodeMode.NotEqual) isMissingYes = true;
        bool isYesLeft = mode is not (OnnxNodeMode.Greater or OnnxNodeMode.GreaterOrEqual or OnnxNodeMode.NotEqual);
        var rule = mode switch
        {
            OnnxNodeMode.LessOrEqual or OnnxNodeMode.Greater => NodeRule.LessOrEqual,
            OnnxNodeMode.Less or OnnxNodeMode.GreaterOrEqual => NodeRule.Less,
            _ => NodeRule.Categorical | NodeRule.WholeNumbers,
        };
        _nodes.Add(node);
        _rules.Add(rule | NodeRule.NaNIsMissing | (isMissingYes == isYesLeft ? NodeRule.DefaultLeft : 0));
        _lefts.Add(0);
        _rights.Add(0);
        return isYesLeft ? (yes, no) : (no, yes);
    }

    // Walks down a chain that asks the same feature and answers by the same branch; gives what is at its end.
    private int Unchain(int first, SortedSet<int> set)
    {
        int next = table.Falses[first];
        while (next >= 0 && table.Modes[next] is OnnxNodeMode.Equal or OnnxNodeMode.Member && !_isTaken[next]
            && table.Features[next] == table.Features[first] && table.Trues[next] == table.Trues[first]
            && IsMissingTrue(next) == IsMissingTrue(first))
        {
            Take(next);
            AddMembers(next, set);
            next = table.Falses[next];
        }
        return next;
    }

    private void AddMembers(int node, SortedSet<int> set)
    {
        ReadOnlySpan<double> members = table.Modes[node] == OnnxNodeMode.Member ? table.Members![node] : [table.Values[node]];
        foreach (double member in members)
            set.Add(double.IsInteger(member) && member is >= 0 and < int.MaxValue
                ? (int)member
                : throw table.Error(FormattableString.Invariant($"{table.NodeName(node)} asks whether the feature equals {member}; ")
                    + "whole numbers from 0 are read"));
    }

    private void Take(int node)
    {
        if (_isTaken[node]) throw table.Error($"{table.NodeName(node)} has two parents, or is above itself: not a tree");
        _isTaken[node] = true;
        if (table.Features[node] is < 0 or >= OnnxColumns.MostFeatures)
            throw table.Error($"{table.NodeName(node)} asks for feature {table.Features[node]}");
    }

    private bool IsMissingTrue(int node) => table.MissingTrues.Length > 0 && table.MissingTrues[node] != 0;

    private DecisionTree Shape()
    {
        int[] nodes = [.. _nodes];
        return new DecisionTree
        {
            Features = new(nodes.Select(node => (int)table.Features[node]).ToArray()),
            Rules = new(_rules.ToArray()),
            Thresholds = new(nodes.Select((node, i) => _nodeSets[i] < 0 ? table.Values[node] : 0).ToArray()),
            Lefts = new(_lefts.ToArray()),
            Rights = new(_rights.ToArray()),
            NodeSets = _sets.Count > 0 ? new(_nodeSets.ToArray()) : default,
            Sets = new(_sets.ToArray()),
            LeafValues = default,
            NodeCovers = table.Covers is { } covers ? new(nodes.Select(node => covers.Nodes[node]).ToArray()) : default,
            LeafCovers = table.Covers is { } leafCovers ? new(_leaves.Select(leaf => leafCovers.Leaves[leaf]).ToArray()) : default,
        };
    }
}
