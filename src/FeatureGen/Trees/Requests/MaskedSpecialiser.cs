using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Reduces trees of at most 64 leaves without walking them: all nodes of a tree are decided at once, a byte each, and where the
/// decisions lead is found for all of them by doubling the steps, a permutation of bytes each time.</summary>
/// <remarks>
/// The state of a walk is a node, or 64 plus a leaf. A tree is 64 bytes each of columns (the high bit says that candidates bring it;
/// permutes do not read it), thresholds, left and right next states. Walks stop at leaves and at nodes of candidates.
/// </remarks>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class MaskedSpecialiser<T> : Specialiser<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Lanes = RowVectors.Lanes;
    private const int Leaf = Lanes;
    private const byte ItemColumn = 0x80;
    private const int Lefts = RowVectors.NodesLength, Rights = Lefts + Lanes;
    private const int TreeLength = Rights + Lanes;

    // So many trees are resolved without a branch, before they are reduced one by one. Of each there is where the context leads from the
    // left and from the right child of each node, then the states that are left, of which the first is where the root leads.
    private const int Batch = 16;
    private const int NextRights = Lanes, Nodes = 2 * Lanes, NextLength = Nodes + 2 * Lanes;

    private readonly RankedForest<T> _forest;
    private readonly AlignedBytes _trees;
    private readonly int[] _parts;
    private readonly int _doublings;

    public MaskedSpecialiser(RankedEnsemble<T> ensemble, ColumnRoles roles)
    {
        _forest = ensemble.Forest;
        _parts = roles.Parts;
        var trees = _forest.Trees;
        _trees = new AlignedBytes(trees.Length * TreeLength);
        int longest = 1;
        for (int i = 0; i < trees.Length; i++)
        {
            Place(trees[i], roles, _trees.Span.Slice(i * TreeLength, TreeLength));
            longest = Math.Max(longest, LongestDecided(trees[i], roles));
        }
        _doublings = BitOperations.Log2((uint)longest * 2 - 1);
    }

    /// <summary>Whether trees can be reduced so of which none has more leaves.</summary>
    public static bool Takes(KernelWidth width, int mostLeaves, int columnCount) =>
        width == KernelWidth.Vector512 && RowVectors.IsSupported && columnCount <= RowVectors.MostColumns && mostLeaves <= Lanes;

    /// <inheritdoc/>
    [SkipLocalsInit, MethodImpl(HotLoop.Options)]
    public override int Reduce(ReadOnlySpan<byte> ranks, ReducedEnsemble<T> reduced)
    {
        var row = new RowVectors(ref MemoryMarshal.GetReference(ranks));
        ref byte nexts = ref KernelScratch.Current.Nexts(Batch * NextLength);
        Span<bool> wantedColumns = stackalloc bool[RowVectors.MostColumns];
        wantedColumns.Clear();
        ref var select = ref MemoryMarshal.GetReference(reduced.Selects);
        ref T value = ref MemoryMarshal.GetReference(reduced.Values);
        var groups = new GroupWriter(reduced.Groups);
        int[] firstLeaves = _forest.FirstLeaves;
        for (int i = 0; i < firstLeaves.Length; i++)
        {
            int inBatch = i % Batch;
            if (inBatch == 0) ResolveBatch(in row, i, Math.Min(Batch, firstLeaves.Length - i), ref nexts);
            int slot = groups.Begin(Lanes);
            ref T leaves = ref _forest.Leaves[firstLeaves[i]];
            ref byte next = ref Unsafe.Add(ref nexts, inBatch * NextLength);
            int root = Unsafe.Add(ref next, Nodes), selectCount = 0;
            if (root >= Leaf) value = Unsafe.Add(ref leaves, root - Leaf);
            else
            {
                ref byte tree = ref Unsafe.Add(ref _trees.Reference, i * TreeLength);
                selectCount = ReduceTree(ref tree, ref next, slot, ref leaves, ref wantedColumns[0], ref select, ref value);
            }
            var rest = groups.Add(selectCount);
            reduced.Trees[i] = rest;
            select = ref Unsafe.Add(ref select, selectCount);
            value = ref Unsafe.Add(ref value, rest.ValueCount);
        }
        reduced.WantedParts.Clear();
        for (int column = 0; column < _parts.Length; column++) reduced.WantedParts[_parts[column]] |= wantedColumns[column];
        return groups.End();
    }

    // Finds for some trees where the context leads from the root and from the children of each node.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ResolveBatch(in RowVectors row, int first, int count, ref byte nexts)
    {
        var self = Vector512<byte>.Indices;
        var leaves = self + Vector512.Create((byte)Leaf);
        for (int i = 0; i < count; i++)
        {
            ref byte tree = ref Unsafe.Add(ref _trees.Reference, (first + i) * TreeLength);
            ref byte next = ref Unsafe.Add(ref nexts, i * NextLength);
            var left = Vector512.LoadUnsafe(ref tree, Lefts);
            var right = Vector512.LoadUnsafe(ref tree, Rights);
            var isItem = Vector512.LessThan(Vector512.LoadUnsafe(ref tree).AsSByte(), Vector512<sbyte>.Zero).AsByte();
            var state = Vector512.ConditionalSelect(isItem, self, Vector512.ConditionalSelect(row.IsLeft(ref tree, first + i), left, right));
            for (int k = 0; k < _doublings; k++) state = Avx512Vbmi.PermuteVar64x8x2(state, state, leaves);
            Avx512Vbmi.PermuteVar64x8x2(state, left, leaves).StoreUnsafe(ref next);
            Avx512Vbmi.PermuteVar64x8x2(state, right, leaves).StoreUnsafe(ref next, NextRights);
            Unsafe.Add(ref next, Nodes) = state.ToScalar();
        }
    }

    // Collects the nodes below a root breadth first, without branches on what they are. Returns their number; they have a leaf more.
    // A method of its own, not inlined: all that the loop needs stays in registers.
    [MethodImpl(HotLoop.Options)]
    private static int ReduceTree(
        ref byte tree, ref byte next, int slot, ref T leaves, ref bool wantedColumns, ref ByteSelect selects, ref T values)
    {
        ref byte nodes = ref Unsafe.Add(ref next, Nodes);
        uint nodeCount = 1, leafCount = 0;
        for (uint n = 0; n < nodeCount; n++)
        {
            nuint node = Unsafe.Add(ref nodes, n);
            uint column = Unsafe.Add(ref tree, node) & ~(uint)ItemColumn;
            Unsafe.Add(ref wantedColumns, column) = true;
            uint leftState = Unsafe.Add(ref next, node), rightState = Unsafe.Add(ref next, node + NextRights);
            uint left = Slot(leftState, slot, ref nodes, ref nodeCount, ref leaves, ref values, ref leafCount);
            uint right = Slot(rightState, slot, ref nodes, ref nodeCount, ref leaves, ref values, ref leafCount);
            Unsafe.Add(ref selects, n) = new((ushort)column, (ushort)left, (ushort)right, Unsafe.Add(ref tree, node + Lanes));
        }
        return (int)nodeCount;
    }

    // A state is written both as the next node and as the next leaf; what it is not is overwritten by the state after it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(
        uint state, int firstSlot, ref byte nodes, ref uint nodeCount, ref T leaves, ref T values, ref uint leafCount)
    {
        uint isLeaf = state / Leaf;
        Unsafe.Add(ref nodes, nodeCount) = (byte)state;
        Unsafe.Add(ref values, leafCount) = Unsafe.Add(ref leaves, state % Leaf);
        uint ofNode = (uint)firstSlot + nodeCount;
        uint slot = ofNode + (leafCount - ofNode) * isLeaf;
        leafCount += isLeaf;
        nodeCount += 1 - isLeaf;
        return slot;
    }

    private static void Place(RankedTree source, ColumnRoles roles, Span<byte> tree)
    {
        for (int node = 0; node < source.NodeCount; node++)
        {
            ushort column = source.Columns[node];
            tree[node] = (byte)(column | (roles.IsItem[column] ? ItemColumn : 0));
            tree[Lanes + node] = source.Thresholds[node];
            (tree[Lefts + node], tree[Rights + node]) = (State(source.Lefts[node]), State(source.Rights[node]));
        }
        // A tree without nodes starts at what would be its first.
        if (source.NodeCount == 0) tree[Lefts] = tree[Rights] = Leaf;

        static byte State(int child) => (byte)(child >= 0 ? child : Leaf + ~child);
    }

    // The most nodes after one another that the context decides.
    private static int LongestDecided(RankedTree tree, ColumnRoles roles)
    {
        int longest = 0;
        var lengths = new int[tree.NodeCount];
        for (int node = tree.NodeCount - 1; node >= 0; node--)
        {
            if (roles.IsItem[tree.Columns[node]]) continue;
            lengths[node] = 1 + Math.Max(Length(tree.Lefts[node]), Length(tree.Rights[node]));
            longest = Math.Max(longest, lengths[node]);
        }
        return longest;

        int Length(int child) => child >= 0 ? lengths[child] : 0;
    }
}
