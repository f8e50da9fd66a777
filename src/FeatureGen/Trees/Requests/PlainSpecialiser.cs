using System.Numerics;
using System.Runtime.CompilerServices;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Walks past the nodes that the context decides, one by one: for trees of any shape, on any processor.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class PlainSpecialiser<T>(RankedEnsemble<T> ensemble, ColumnRoles roles) : Specialiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RankedTree[] _trees = ensemble.RankedTrees;

    /// <inheritdoc/>
    public override int Reduce(ReadOnlySpan<byte> ranks, ReducedEnsemble<T> reduced)
    {
        reduced.WantedParts.Clear();
        var selects = reduced.Selects;
        var values = reduced.Values;
        int count = 0, constants = 0;
        for (int i = 0; i < _trees.Length; i++)
        {
            var tree = _trees[i];
            var leaves = ensemble.Leaves.Slice(ensemble.Trees[i].FirstLeaf, tree.LeafCount);
            int root = Resolve(tree, tree.NodeCount > 0 ? 0 : ~0, ranks);
            if (root < 0)
            {
                values[0] = leaves[~root];
                values = values[1..];
                constants++;
                continue;
            }
            if (constants > 0) reduced.Trees[count++] = new(0, constants);
            constants = 0;
            var rest = Reduce(tree, root, leaves, ranks, reduced.WantedParts, selects, values);
            reduced.Trees[count++] = rest;
            selects = selects[rest.SelectCount..];
            values = values[rest.ValueCount..];
        }
        if (constants > 0) reduced.Trees[count++] = new(0, constants);
        return count;
    }

    [SkipLocalsInit]
    private ReducedTree Reduce(
        RankedTree tree, int root, ReadOnlySpan<T> leaves, ReadOnlySpan<byte> ranks,
        Span<bool> wantedParts, Span<ByteSelect> selects, Span<T> values)
    {
        // The nodes that are left, breadth first: node n of them has slot MostLeaves + n.
        Span<int> nodes = stackalloc int[SelectKernel.MostLeaves];
        nodes[0] = root;
        int nodeCount = 1, leafCount = 0;
        for (int n = 0; n < nodeCount; n++)
        {
            int node = nodes[n];
            ushort column = tree.Columns[node];
            wantedParts[roles.Parts[column]] = true;
            int left = Resolve(tree, tree.Lefts[node], ranks), right = Resolve(tree, tree.Rights[node], ranks);
            selects[n] = new(column, Slot(left, leaves, nodes, values), Slot(right, leaves, nodes, values), tree.Thresholds[node]);
        }
        return new(nodeCount, leafCount);

        ushort Slot(int child, ReadOnlySpan<T> leaves, Span<int> nodes, Span<T> values)
        {
            if (child >= 0)
            {
                nodes[nodeCount] = child;
                return (ushort)(SelectKernel.MostLeaves + nodeCount++);
            }
            values[leafCount] = leaves[~child];
            return (ushort)leafCount++;
        }
    }

    private int Resolve(RankedTree tree, int node, ReadOnlySpan<byte> ranks)
    {
        while (node >= 0 && !roles.IsItem[tree.Columns[node]])
            node = ranks[tree.Columns[node]] <= tree.Thresholds[node] ? tree.Lefts[node] : tree.Rights[node];
        return node;
    }
}
