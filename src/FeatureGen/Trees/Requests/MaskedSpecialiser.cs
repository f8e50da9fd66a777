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
/// The state of a walk is a node, or 64 plus a leaf. A tree is 64 bytes each of columns (the high bit says that candidates bring it, permutes
/// do not read it), thresholds, left and right next states. Walks stop at leaves and at nodes of candidates: these follow themselves.
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

    // Working memory: where the context leads from the left and from the right child of each node, then the nodes that are left and one more.
    private const int NextRights = Lanes, Nodes = 2 * Lanes, ScratchLength = Nodes + Lanes + 1;

    private readonly RankedEnsemble<T> _ensemble;
    private readonly AlignedBytes _trees;
    private readonly int[] _parts;
    private readonly int _doublings;

    public MaskedSpecialiser(RankedEnsemble<T> ensemble, ColumnRoles roles)
    {
        _ensemble = ensemble;
        _parts = roles.Parts;
        var trees = ensemble.RankedTrees;
        _trees = new AlignedBytes(trees.Length * TreeLength);
        int longest = 1;
        for (int i = 0; i < trees.Length; i++)
        {
            Place(trees[i], roles, _trees.Span.Slice(i * TreeLength, TreeLength));
            longest = Math.Max(longest, LongestDecided(trees[i], roles));
        }
        _doublings = BitOperations.Log2((uint)longest * 2 - 1);
    }

    /// <summary>Whether these trees can be reduced so.</summary>
    public static bool Takes(KernelWidth width, RankedTree[] trees, int columnCount) =>
        width == KernelWidth.Vector512 && RowVectors.IsSupported && columnCount <= RowVectors.MostColumns
            && trees.All(tree => tree.LeafCount <= Lanes);

    /// <inheritdoc/>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Reduce(ReadOnlySpan<byte> ranks, ReducedEnsemble<T> reduced)
    {
        reduced.WantedParts.Clear();
        var row = new RowVectors(ref MemoryMarshal.GetReference(ranks));
        ref bool wantedParts = ref MemoryMarshal.GetReference(reduced.WantedParts);
        ref var select = ref MemoryMarshal.GetReference(reduced.Selects);
        ref T value = ref MemoryMarshal.GetReference(reduced.Values);
        ref var target = ref MemoryMarshal.GetReference(reduced.Trees);
        ref T leaves = ref MemoryMarshal.GetReference(_ensemble.Leaves);
        ref byte tree = ref _trees.Reference;
        Span<byte> scratch = stackalloc byte[ScratchLength];
        ref byte next = ref scratch[0];
        int count = 0, constants = 0;
        foreach (ref readonly var source in _ensemble.Trees)
        {
            int root = Resolve(in row, ref tree, ref next);
            ref T leaf = ref Unsafe.Add(ref leaves, source.FirstLeaf);
            if (root >= Leaf)
            {
                value = Unsafe.Add(ref leaf, root - Leaf);
                value = ref Unsafe.Add(ref value, 1);
                constants++;
            }
            else
            {
                if (constants > 0) Unsafe.Add(ref target, count++) = new(0, constants);
                constants = 0;
                var rest = ReduceTree(root, ref tree, ref next, ref leaf, ref wantedParts, ref select, ref value);
                Unsafe.Add(ref target, count++) = rest;
                select = ref Unsafe.Add(ref select, rest.SelectCount);
                value = ref Unsafe.Add(ref value, rest.ValueCount);
            }
            tree = ref Unsafe.Add(ref tree, TreeLength);
        }
        if (constants > 0) Unsafe.Add(ref target, count++) = new(0, constants);
        return count;
    }

    // Finds where the context leads from the children of all nodes, and from the root.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Resolve(in RowVectors row, ref byte tree, ref byte next)
    {
        var self = Vector512<byte>.Indices;
        var leaves = self + Vector512.Create((byte)Leaf);
        var left = Vector512.LoadUnsafe(ref tree, Lefts);
        var right = Vector512.LoadUnsafe(ref tree, Rights);
        var state = Vector512.ConditionalSelect(row.IsLeft(ref tree), left, right);
        var isItem = Vector512.LessThan(Vector512.LoadUnsafe(ref tree).AsSByte(), Vector512<sbyte>.Zero).AsByte();
        state = Vector512.ConditionalSelect(isItem, self, state);
        for (int i = 0; i < _doublings; i++) state = Avx512Vbmi.PermuteVar64x8x2(state, state, leaves);
        Avx512Vbmi.PermuteVar64x8x2(state, left, leaves).StoreUnsafe(ref next);
        Avx512Vbmi.PermuteVar64x8x2(state, right, leaves).StoreUnsafe(ref next, NextRights);
        return state.ToScalar();
    }

    // Collects the nodes below a root breadth first, without branches on what they are: node n of them has slot MostLeaves + n.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReducedTree ReduceTree(
        int root, ref byte tree, ref byte next, ref T leaves, ref bool wantedParts, ref ByteSelect selects, ref T values)
    {
        ref int parts = ref MemoryMarshal.GetArrayDataReference(_parts);
        ref byte nodes = ref Unsafe.Add(ref next, Nodes);
        nodes = (byte)root;
        int nodeCount = 1, leafCount = 0;
        for (int n = 0; n < nodeCount; n++)
        {
            nint node = Unsafe.Add(ref nodes, n);
            int column = Unsafe.Add(ref tree, node) & ~ItemColumn;
            Unsafe.Add(ref wantedParts, Unsafe.Add(ref parts, column)) = true;
            int left = Slot(Unsafe.Add(ref next, node), ref nodes, ref nodeCount, ref leaves, ref values, ref leafCount);
            int right = Slot(Unsafe.Add(ref next, NextRights + node), ref nodes, ref nodeCount, ref leaves, ref values, ref leafCount);
            Unsafe.Add(ref selects, n) = new((ushort)column, (ushort)left, (ushort)right, Unsafe.Add(ref tree, node + Lanes));
        }
        return new(nodeCount, leafCount);
    }

    // A state is written both as the next node and as the next leaf; what it is not is overwritten by the state after it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(int state, ref byte nodes, ref int nodeCount, ref T leaves, ref T values, ref int leafCount)
    {
        int isLeaf = state / Leaf;
        Unsafe.Add(ref nodes, nodeCount) = (byte)state;
        Unsafe.Add(ref values, leafCount) = Unsafe.Add(ref leaves, state % Leaf);
        int slot = isLeaf != 0 ? leafCount : SelectKernel.MostLeaves + nodeCount;
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
