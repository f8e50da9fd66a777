using System.Numerics;
using System.Runtime.CompilerServices;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Walks past the nodes that the context decides, one by one: for trees of any shape, on any processor.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class PlainSpecialiser<T>(RankedEnsemble<T> ensemble, ColumnRoles roles) : Specialiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly RankedForest<T> _forest = ensemble.Forest;

    /// <inheritdoc/>
    public override int Reduce(ReadOnlySpan<byte> ranks, ReducedEnsemble<T> reduced)
    {
        reduced.WantedParts.Clear();
        var selects = reduced.Selects;
        var values = reduced.Values;
        var groups = new GroupWriter(reduced.Groups);
        for (int i = 0; i < _forest.Trees.Length; i++)
        {
            var tree = _forest.Trees[i];
            int slot = groups.Begin(tree.NodeCount);
            var leaves = _forest.LeavesOf(i);
            int root = Resolve(tree, tree.NodeCount > 0 ? 0 : ~0, ranks), selectCount = 0;
            if (root < 0) values[0] = leaves[~root];
            else selectCount = Reduce(tree, root, slot, leaves, ranks, reduced.WantedParts, selects, values);
            reduced.Trees[i] = groups.Add(selectCount);
            selects = selects[selectCount..];
            values = values[(selectCount + 1)..];
        }
        return groups.End();
    }

    // Returns the number of nodes that are left.
    [SkipLocalsInit]
    private int Reduce(
        RankedTree tree, int root, int firstSlot, ReadOnlySpan<T> leaves, ReadOnlySpan<byte> ranks,
        Span<bool> wantedParts, Span<ByteSelect> selects, Span<T> values)
    {
        // The nodes that are left, breadth first; their slots follow one another.
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
        return nodeCount;

        ushort Slot(int child, ReadOnlySpan<T> leaves, Span<int> nodes, Span<T> values)
        {
            if (child >= 0)
            {
                nodes[nodeCount] = child;
                return (ushort)(firstSlot + nodeCount++);
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
