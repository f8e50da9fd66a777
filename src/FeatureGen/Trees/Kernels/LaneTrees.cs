using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bytes = System.Runtime.Intrinsics.Vector512<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>Runs 64 trees side by side, one in each byte lane, as complete trees of depth 6: seven nodes give one of eight exits, eight such
/// parts and one above them give one of 64 leaves. No branch, no dependent load.</summary>
/// <remarks>A part is 7 nodes in the order of a heap; the parts at the leaves come first, from left to right, then the upper one. Where a tree
/// has no node, all rows go left.</remarks>
internal sealed class LaneTrees<T> : RowKernel<T> where T : unmanaged, INumber<T>
{
    private const int PartDepth = 3, PartNodes = 7, Exits = 8, Parts = Exits + 1;
    private const int GroupNodes = Parts * PartNodes;
    private const int Depth = 2 * PartDepth;

    private readonly RowNodes _nodes;
    private readonly T[] _values;
    private readonly int _groupCount;

    public LaneTrees(RankedForest<T> forest, Quantiser quantiser) : base(forest)
    {
        var trees = forest.Trees;
        _groupCount = GroupCount(trees.Length);
        _nodes = new RowNodes(quantiser, _groupCount * GroupNodes);
        _values = new T[trees.Length << Depth];
        for (int tree = 0; tree < trees.Length; tree++)
            Place(trees[tree], forest.LeavesOf(tree), tree, trees[tree].NodeCount > 0 ? 0 : ~0, 0, 0);
    }

    /// <summary>Whether these trees can be run so.</summary>
    public static bool Takes(RankedForest<T> forest, Quantiser quantiser) =>
        forest.MostDepth <= Depth && RowNodes.Takes(quantiser, GroupCount(forest.Trees.Length) * GroupNodes);

    /// <inheritdoc/>
    public override void Add(ref byte columns, KernelScratch scratch, Span<T> sums)
    {
        ref byte leaves = ref scratch.Leaves(_groupCount * RowVectors.Lanes);
        ref byte ranks = ref Unsafe.Add(ref columns, _nodes.FirstRank);
        if (_nodes.HasCategories) Run(new RowCategories(ref ranks, ref _nodes.FindRights(ref columns, scratch)), ref leaves, sums);
        else Run(new RowVectors(ref ranks), ref leaves, sums);
    }

    private static int GroupCount(int treeCount) => (treeCount + RowVectors.Lanes - 1) / RowVectors.Lanes;

    // The leaves of a group are added before the next group is run: a sum waits for each addition in turn, and meanwhile the processor runs
    // the nodes.
    [SkipLocalsInit, MethodImpl(HotLoop.Options)]
    private void Run<TRow>(in TRow row, ref byte leaves, Span<T> sums) where TRow : struct, IRowNodes, allows ref struct
    {
        ref byte nodes = ref _nodes.Reference;
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int group = 0; group < _groupCount; group++)
        {
            int first = group * RowVectors.Lanes;
            RunGroup(in row, ref nodes, group * GroupNodes).StoreUnsafe(ref Unsafe.Add(ref leaves, first));
            Add(ref values, ref leaves, first, Math.Min(first + RowVectors.Lanes, TreeCount), sums);
        }
    }

    private void Place(RankedTree source, ReadOnlySpan<T> leaves, int tree, int node, int depth, int path)
    {
        if (node < 0)
        {
            _values[(tree << Depth) + (path << (Depth - depth))] = leaves[~node];
            return;
        }
        var (group, lane) = Math.DivRem(tree, RowVectors.Lanes);
        bool isUpper = depth < PartDepth;
        int partDepth = isUpper ? depth : depth - PartDepth;
        int part = isUpper ? Exits : path >> partDepth;
        int place = (1 << partDepth) - 1 + (path & ((1 << partDepth) - 1));
        _nodes.Set(group * GroupNodes + part * PartNodes + place, lane, source.Columns[node], source.Thresholds[node]);
        Place(source, leaves, tree, source.Lefts[node], depth + 1, 2 * path);
        Place(source, leaves, tree, source.Rights[node], depth + 1, 2 * path + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bytes RunGroup<TRow>(in TRow row, ref byte nodes, int first) where TRow : struct, IRowNodes, allows ref struct
    {
        Unsafe.SkipInit(out Results results);
        ref Bytes result = ref Unsafe.As<Results, Bytes>(ref results);
        for (int part = 0; part < Exits; part++)
            Unsafe.Add(ref result, part) = Vector512.Create((byte)(part * Exits)) | RunPart(
                in row, ref nodes, first + part * PartNodes,
                Bytes.Zero, Bytes.One, Vector512.Create((byte)2), Vector512.Create((byte)3),
                Vector512.Create((byte)4), Vector512.Create((byte)5), Vector512.Create((byte)6), Vector512.Create((byte)7));
        return RunPart(
            in row, ref nodes, first + Exits * PartNodes,
            results[0], results[1], results[2], results[3], results[4], results[5], results[6], results[7]);
    }

    // The exit of 7 nodes: children of node i are 2i + 1 and 2i + 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bytes RunPart<TRow>(
        in TRow row, ref byte all, int first,
        Bytes exit0, Bytes exit1, Bytes exit2, Bytes exit3, Bytes exit4, Bytes exit5, Bytes exit6, Bytes exit7)
        where TRow : struct, IRowNodes, allows ref struct
    {
        ref byte nodes = ref Unsafe.Add(ref all, (nint)first * RowVectors.NodesLength);
        Bytes left = Choose(
            in row, ref nodes, first, 1, Choose(in row, ref nodes, first, 3, exit0, exit1), Choose(in row, ref nodes, first, 4, exit2, exit3));
        Bytes right = Choose(
            in row, ref nodes, first, 2, Choose(in row, ref nodes, first, 5, exit4, exit5), Choose(in row, ref nodes, first, 6, exit6, exit7));
        return Choose(in row, ref nodes, first, 0, left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bytes Choose<TRow>(in TRow row, ref byte nodes, int first, int node, Bytes left, Bytes right)
        where TRow : struct, IRowNodes, allows ref struct =>
        Vector512.ConditionalSelect(row.IsLeft(ref Unsafe.Add(ref nodes, node * RowVectors.NodesLength), first + node), left, right);

    [InlineArray(Exits)]
    private struct Results
    {
        private Bytes _first;
    }
}
