using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Kernels;

/// <summary>Decides all nodes of a tree of at most 64 leaves at once, a bit a node, then walks by these bits, eight trees side by side: a
/// step is a shift and a look-up in 256 bytes.</summary>
/// <remarks>The state of a walk is a node, or 64 plus a leaf. The states that follow state i are at 2i (left) and 2i + 1; leaves follow
/// themselves.</remarks>
internal sealed class MaskedTrees<T> : RowKernel<T> where T : unmanaged, INumber<T>
{
    private const int Walks = 8;
    private const int MostLeaves = RowVectors.Lanes;
    private const int Leaf = RowVectors.Lanes;
    private const int StatesLength = 4 * RowVectors.Lanes;
    private const int States = Walks * RowVectors.NodesLength;
    private const int GroupLength = States + Walks * StatesLength;

    private readonly AlignedBytes _groups;
    private readonly T[] _values;

    // Trees of like depth are walked together: _order[i] is the tree of the i-th walk, and the last walks may be of no tree.
    private readonly int[] _order;

    public MaskedTrees(RankedForest<T> forest) : base(forest)
    {
        var trees = forest.Trees;
        _order = forest.ByDepth(Walks);
        _groups = new AlignedBytes(_order.Length / Walks * GroupLength);
        _values = new T[trees.Length * MostLeaves];
        for (int i = 0; i < trees.Length; i++)
            Array.Copy(forest.Leaves, forest.FirstLeaves[i], _values, i * MostLeaves, trees[i].LeafCount);
        for (int walk = 0; walk < _order.Length; walk++)
        {
            var group = _groups.Span.Slice(walk / Walks * GroupLength, GroupLength);
            // A walk of no tree repeats the last one for nothing.
            var tree = trees[Math.Min(_order[walk], trees.Length - 1)];
            SetNodes(tree, group.Slice(walk % Walks * RowVectors.NodesLength, RowVectors.NodesLength));
            SetStates(tree, group.Slice(States + walk % Walks * StatesLength, StatesLength));
        }
    }

    /// <summary>Whether these trees can be run so.</summary>
    public static bool Takes(RankedForest<T> forest, int columnCount) =>
        RowVectors.IsSupported && columnCount <= RowVectors.MostColumns && forest.MostLeaves <= MostLeaves;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Add(ref byte columns, KernelScratch scratch, Span<T> sums)
    {
        var row = new RowVectors(ref columns);
        ref byte leaves = ref scratch.Leaves(_order.Length);
        ref byte group = ref _groups.Reference;
        for (int walk = 0; walk < _order.Length; walk += Walks)
        {
            WalkGroup(in row, ref group, ref _order[walk], ref leaves);
            group = ref Unsafe.Add(ref group, GroupLength);
        }
        Add(ref MemoryMarshal.GetArrayDataReference(_values), ref leaves, sums);
    }

    private static void SetNodes(RankedTree tree, Span<byte> nodes)
    {
        ushort[] columns = tree.Columns;
        byte[] thresholds = tree.Thresholds;
        for (int node = 0; node < columns.Length; node++)
        {
            nodes[node] = (byte)columns[node];
            nodes[RowVectors.Lanes + node] = thresholds[node];
        }
    }

    private static void SetStates(RankedTree tree, Span<byte> states)
    {
        int[] lefts = tree.Lefts, rights = tree.Rights;
        int leafCount = tree.LeafCount;
        for (int node = 0; node < lefts.Length; node++)
        {
            int left = lefts[node], right = rights[node];
            states[2 * node] = (byte)(left >= 0 ? left : Leaf + ~left);
            states[2 * node + 1] = (byte)(right >= 0 ? right : Leaf + ~right);
        }
        // A tree without nodes starts at what would be its first.
        if (lefts.Length == 0) states[0] = states[1] = Leaf;
        for (int leaf = 0; leaf < leafCount; leaf++) states[2 * (Leaf + leaf)] = states[2 * (Leaf + leaf) + 1] = (byte)(Leaf + leaf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WalkGroup(in RowVectors row, ref byte group, ref int order, ref byte leaves)
    {
        ulong rightA = Right(in row, ref group, 0), rightB = Right(in row, ref group, 1), rightC = Right(in row, ref group, 2);
        ulong rightD = Right(in row, ref group, 3), rightE = Right(in row, ref group, 4), rightF = Right(in row, ref group, 5);
        ulong rightG = Right(in row, ref group, 6), rightH = Right(in row, ref group, 7);
        ref byte states = ref Unsafe.Add(ref group, States);
        nuint a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        do
        {
            a = Next(ref states, 0, rightA, Next(ref states, 0, rightA, a));
            b = Next(ref states, 1, rightB, Next(ref states, 1, rightB, b));
            c = Next(ref states, 2, rightC, Next(ref states, 2, rightC, c));
            d = Next(ref states, 3, rightD, Next(ref states, 3, rightD, d));
            e = Next(ref states, 4, rightE, Next(ref states, 4, rightE, e));
            f = Next(ref states, 5, rightF, Next(ref states, 5, rightF, f));
            g = Next(ref states, 6, rightG, Next(ref states, 6, rightG, g));
            h = Next(ref states, 7, rightH, Next(ref states, 7, rightH, h));
        }
        while ((a & b & c & d & e & f & g & h & Leaf) == 0);
        Unsafe.Add(ref leaves, order) = (byte)(a - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 1)) = (byte)(b - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 2)) = (byte)(c - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 3)) = (byte)(d - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 4)) = (byte)(e - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 5)) = (byte)(f - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 6)) = (byte)(g - Leaf);
        Unsafe.Add(ref leaves, Unsafe.Add(ref order, 7)) = (byte)(h - Leaf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Right(in RowVectors row, ref byte group, int walk) =>
        ~row.IsLeft(ref Unsafe.Add(ref group, walk * RowVectors.NodesLength)).ExtractMostSignificantBits();

    // The shift of a leaf's state is taken modulo 64; its two next states are the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next(ref byte states, int walk, ulong right, nuint state) =>
        Unsafe.Add(ref states, (nuint)(uint)(walk * StatesLength) + 2 * state + (nuint)((right >> (int)state) & 1));
}
