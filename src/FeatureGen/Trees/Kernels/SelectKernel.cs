using System.Runtime.CompilerServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Finds the leaf of a tree for all rows of a block: one comparison and selection of bytes a node and vector, with neither branches
/// nor gathers.</summary>
/// <remarks>
/// A slot holds the number of a leaf for each row. Slots 0 to 255 hold their own number: the leaves. Those of nodes follow in the order of
/// the nodes: the root first, children after their parents and like heights together, so that neighbours seldom wait for one another when
/// the nodes are run from the last to the first.
/// </remarks>
internal static class SelectKernel
{
    /// <summary>The rows of a block: as many as keep the slots of a tree of 64 leaves in a first level cache of 48 KB.</summary>
    public const int BlockRows = 256;

    /// <summary>The most leaves of a tree.</summary>
    public const int MostLeaves = byte.MaxValue + 1;

    /// <summary>The slots that a block needs.</summary>
    public const int SlotCount = MostLeaves + MostLeaves - 1;

    /// <summary>Writes the selects of a tree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="selects">Takes one a node.</param>
    public static void Place(RankedTree tree, Span<ByteSelect> selects)
    {
        int[] lefts = tree.Lefts, rights = tree.Rights;
        int[] order = HighestFirst(lefts, rights);
        var slots = new int[order.Length];
        for (int i = 0; i < order.Length; i++) slots[order[i]] = MostLeaves + i;
        for (int i = 0; i < order.Length; i++)
        {
            int node = order[i], left = lefts[node], right = rights[node];
            selects[i] = new ByteSelect(
                tree.Columns[node], (ushort)(left >= 0 ? slots[left] : ~left), (ushort)(right >= 0 ? slots[right] : ~right),
                tree.Thresholds[node]);
        }
    }

    /// <summary>Fills the slots of the leaves.</summary>
    public static void Prepare(Span<byte> slots)
    {
        for (int leaf = 0; leaf < MostLeaves; leaf++) slots.Slice(leaf * BlockRows, BlockRows).Fill((byte)leaf);
    }

    /// <summary>Finds the leaves of a block.</summary>
    /// <param name="selects">The nodes; at least one.</param>
    /// <param name="columns">The block's columns.</param>
    /// <param name="slots">Prepared slots; that of the root, <see cref="MostLeaves"/>, takes the result.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    public static void Run<TSimd, TBytes>(ReadOnlySpan<ByteSelect> selects, ref byte columns, ref byte slots, int rowCount)
        where TSimd : IByteSimd<TBytes>
    {
        // What a node costs beside its vectors is shared by four of them; two are for the last rows.
        for (int row = 0; row < rowCount;)
        {
            bool isWide = rowCount - row > 2 * TSimd.Count;
            ref byte column = ref Unsafe.Add(ref columns, row);
            ref byte slot = ref Unsafe.Add(ref slots, row);
            if (isWide) RunFour<TSimd, TBytes>(selects, ref column, ref slot);
            else RunTwo<TSimd, TBytes>(selects, ref column, ref slot);
            row += (isWide ? 4 : 2) * TSimd.Count;
        }
    }

    // The nodes by how far the farthest leaf below them is; of equal height, in order.
    private static int[] HighestFirst(int[] lefts, int[] rights)
    {
        var heights = new int[lefts.Length];
        // Counts, then places, by how much lower than the highest that there could be.
        var places = new int[lefts.Length + 1];
        for (int node = heights.Length - 1; node >= 0; node--)
        {
            int left = lefts[node] >= 0 ? heights[lefts[node]] : 0, right = rights[node] >= 0 ? heights[rights[node]] : 0;
            heights[node] = 1 + (left > right ? left : right);
            places[lefts.Length - heights[node] + 1]++;
        }
        for (int i = 1; i < places.Length; i++) places[i] += places[i - 1];
        var order = new int[lefts.Length];
        for (int node = 0; node < order.Length; node++) order[places[lefts.Length - heights[node]]++] = node;
        return order;
    }

    // A method of its own, not inlined: all that the loop needs stays in registers.
    [MethodImpl(HotLoop.Options)]
    private static void RunFour<TSimd, TBytes>(ReadOnlySpan<ByteSelect> selects, ref byte columns, ref byte slots)
        where TSimd : IByteSimd<TBytes>
    {
        ref byte target = ref At(ref slots, (ushort)(MostLeaves + selects.Length - 1));
        for (int i = selects.Length - 1; i >= 0; i--)
        {
            ref readonly var select = ref selects[i];
            ref byte x = ref At(ref columns, select.Column), left = ref At(ref slots, select.Left), right = ref At(ref slots, select.Right);
            TBytes threshold = TSimd.Set(select.Threshold);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, 0);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, TSimd.Count);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, 2 * TSimd.Count);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, 3 * TSimd.Count);
            target = ref Unsafe.Subtract(ref target, BlockRows);
        }
    }

    [MethodImpl(HotLoop.Options)]
    private static void RunTwo<TSimd, TBytes>(ReadOnlySpan<ByteSelect> selects, ref byte columns, ref byte slots)
        where TSimd : IByteSimd<TBytes>
    {
        ref byte target = ref At(ref slots, (ushort)(MostLeaves + selects.Length - 1));
        for (int i = selects.Length - 1; i >= 0; i--)
        {
            ref readonly var select = ref selects[i];
            ref byte x = ref At(ref columns, select.Column), left = ref At(ref slots, select.Left), right = ref At(ref slots, select.Right);
            TBytes threshold = TSimd.Set(select.Threshold);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, 0);
            Select<TSimd, TBytes>(ref x, threshold, ref left, ref right, ref target, TSimd.Count);
            target = ref Unsafe.Subtract(ref target, BlockRows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Select<TSimd, TBytes>(ref byte x, TBytes threshold, ref byte left, ref byte right, ref byte target, int row)
        where TSimd : IByteSimd<TBytes> =>
        TSimd.Store(
            TSimd.SelectLessOrEqual(
                TSimd.Load(in Unsafe.Add(ref x, row)), threshold,
                TSimd.Load(in Unsafe.Add(ref left, row)), TSimd.Load(in Unsafe.Add(ref right, row))),
            ref Unsafe.Add(ref target, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte At(ref byte first, ushort index) => ref Unsafe.Add(ref first, (nint)(index * (uint)BlockRows));
}
