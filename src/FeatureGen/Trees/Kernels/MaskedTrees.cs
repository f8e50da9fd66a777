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
    private const int GroupLength = Walks * StatesLength;

    private readonly RowNodes _nodes;
    private readonly AlignedBytes _states;
    private readonly T[] _values;

    // Trees of like depth are walked together: _order[i] is the tree of the i-th walk, and the last walks may be of no tree.
    private readonly int[] _order;

    public MaskedTrees(RankedForest<T> forest, Quantiser quantiser) : base(forest)
    {
        var trees = forest.Trees;
        _order = forest.ByDepth(Walks);
        _nodes = new RowNodes(quantiser, _order.Length);
        _states = new AlignedBytes(_order.Length * StatesLength);
        _values = new T[trees.Length * MostLeaves];
        for (int i = 0; i < trees.Length; i++)
            Array.Copy(forest.Leaves, forest.FirstLeaves[i], _values, i * MostLeaves, trees[i].LeafCount);
        for (int walk = 0; walk < _order.Length; walk++)
        {
            // A walk of no tree repeats the last one for nothing.
            var tree = trees[Math.Min(_order[walk], trees.Length - 1)];
            _nodes.Set(walk, tree);
            SetStates(tree, _states.Span.Slice(walk * StatesLength, StatesLength));
        }
    }

    /// <summary>Whether these trees can be run so.</summary>
    public static bool Takes(RankedForest<T> forest, Quantiser quantiser) =>
        forest.MostLeaves <= MostLeaves && RowNodes.Takes(quantiser, forest.Trees.Length + Walks);

    /// <inheritdoc/>
    public override void Add(ref byte columns, KernelScratch scratch, Span<T> sums)
    {
        ref byte leaves = ref scratch.Leaves(_order.Length);
        ref byte ranks = ref Unsafe.Add(ref columns, _nodes.FirstRank);
        if (_nodes.HasCategories) Walk(new RowCategories(ref ranks, ref _nodes.FindRights(ref columns, scratch)), ref leaves);
        else Walk(new RowVectors(ref ranks), ref leaves);
        Add(ref MemoryMarshal.GetArrayDataReference(_values), ref leaves, 0, TreeCount, sums);
    }

    [MethodImpl(HotLoop.Options)]
    private void Walk<TRow>(in TRow row, ref byte leaves) where TRow : struct, IRowNodes, allows ref struct
    {
        ref byte states = ref _states.Reference;
        for (int walk = 0; walk < _order.Length; walk += Walks)
        {
            WalkGroup(in row, ref _nodes.Reference, walk, ref states, ref _order[walk], ref leaves);
            states = ref Unsafe.Add(ref states, GroupLength);
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
    private static void WalkGroup<TRow>(in TRow row, ref byte nodes, int walk, ref byte states, ref int order, ref byte leaves)
        where TRow : struct, IRowNodes, allows ref struct
    {
        ulong rightA = Right(in row, ref nodes, walk), rightB = Right(in row, ref nodes, walk + 1);
        ulong rightC = Right(in row, ref nodes, walk + 2), rightD = Right(in row, ref nodes, walk + 3);
        ulong rightE = Right(in row, ref nodes, walk + 4), rightF = Right(in row, ref nodes, walk + 5);
        ulong rightG = Right(in row, ref nodes, walk + 6), rightH = Right(in row, ref nodes, walk + 7);
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
    private static ulong Right<TRow>(in TRow row, ref byte nodes, int walk) where TRow : struct, IRowNodes, allows ref struct =>
        row.IsRight(ref Unsafe.Add(ref nodes, (nint)walk * RowVectors.NodesLength), walk);

    // The shift of a leaf's state is taken modulo 64; its two next states are the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next(ref byte states, int walk, ulong right, nuint state) =>
        Unsafe.Add(ref states, (nuint)(uint)(walk * StatesLength) + 2 * state + (nuint)((right >> (int)state) & 1));
}
