using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Walks packed nodes, eight walks side by side, so that one's waiting is another's work. Trees of any shape, on any processor.</summary>
/// <remarks>
/// A node is 8 bytes: the threshold, the column (16 bits from bit 8), the place of its left child (from bit 32). The right child follows the
/// left one. A leaf is its own left child and never sends right, so that a walk that has arrived stays.
/// </remarks>
internal sealed class PackedTrees<T> : RowKernel<T> where T : unmanaged, INumber<T>
{
    private const int Walks = 8;
    private const int ColumnShift = 8, LeftShift = 32;

    /// <summary>Walks that have all arrived are noticed so often.</summary>
    private const int StepsOfCheck = 4;

    private readonly ulong[] _nodes;
    private readonly T[] _values;
    private readonly int[] _roots;
    private readonly int[] _depths;

    // Trees of like depth are walked together: _order[i] is the tree of the i-th walk, and the last walks may be of no tree.
    private readonly int[] _order;
    private readonly int[] _orderedRoots;

    public PackedTrees(RankedForest<T> forest) : base(forest)
    {
        var trees = forest.Trees;
        _nodes = new ulong[forest.NodeCount + forest.LeafCount];
        _values = new T[_nodes.Length];
        _roots = new int[trees.Length];
        _depths = new int[trees.Length];
        int place = 0;
        for (int i = 0; i < trees.Length; i++)
        {
            (_roots[i], _depths[i]) = (place, trees[i].Depth);
            Pack(trees[i], forest.LeavesOf(i), ref place);
        }
        // The walks of no tree write behind the places of all trees.
        _order = forest.ByDepth(Walks);
        _orderedRoots = new int[_order.Length];
        for (int i = 0; i < _order.Length; i++) _orderedRoots[i] = _roots[Math.Min(_order[i], trees.Length - 1)];
    }

    /// <inheritdoc/>
    [MethodImpl(HotLoop.Options)]
    public override void Add(ref byte columns, KernelScratch scratch, Span<T> sums)
    {
        ref int places = ref Unsafe.As<byte, int>(ref scratch.Leaves(_order.Length * sizeof(int)));
        for (int walk = 0; walk < _order.Length; walk += Walks) WalkTrees(walk, ref columns, ref places);
        Add(ref MemoryMarshal.GetArrayDataReference(_values), ref places, sums);
    }

    /// <summary>Adds one tree's values to the sums of a block's rows.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="columns">The block's columns.</param>
    /// <param name="sums">A sum a row.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    [MethodImpl(HotLoop.Options)]
    public void AddBlock(int tree, ref byte columns, ref T sums, int rowCount)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        nuint root = (uint)_roots[tree];
        for (int row = 0; row < rowCount; row += Walks)
        {
            ref byte x = ref Unsafe.Add(ref columns, row);
            nuint a = root, b = root, c = root, d = root, e = root, f = root, g = root, h = root;
            for (int depth = _depths[tree]; depth > 0; depth--)
            {
                a = NextOfBlock(ref nodes, a, ref x);
                b = NextOfBlock(ref nodes, b, ref Unsafe.Add(ref x, 1));
                c = NextOfBlock(ref nodes, c, ref Unsafe.Add(ref x, 2));
                d = NextOfBlock(ref nodes, d, ref Unsafe.Add(ref x, 3));
                e = NextOfBlock(ref nodes, e, ref Unsafe.Add(ref x, 4));
                f = NextOfBlock(ref nodes, f, ref Unsafe.Add(ref x, 5));
                g = NextOfBlock(ref nodes, g, ref Unsafe.Add(ref x, 6));
                h = NextOfBlock(ref nodes, h, ref Unsafe.Add(ref x, 7));
            }
            ref T sum = ref Unsafe.Add(ref sums, row);
            sum += Unsafe.Add(ref values, a);
            Unsafe.Add(ref sum, 1) += Unsafe.Add(ref values, b);
            Unsafe.Add(ref sum, 2) += Unsafe.Add(ref values, c);
            Unsafe.Add(ref sum, 3) += Unsafe.Add(ref values, d);
            Unsafe.Add(ref sum, 4) += Unsafe.Add(ref values, e);
            Unsafe.Add(ref sum, 5) += Unsafe.Add(ref values, f);
            Unsafe.Add(ref sum, 6) += Unsafe.Add(ref values, g);
            Unsafe.Add(ref sum, 7) += Unsafe.Add(ref values, h);
        }
    }

    private void Pack(RankedTree tree, ReadOnlySpan<T> leaves, ref int place)
    {
        int[] lefts = tree.Lefts, rights = tree.Rights;
        var places = new int[lefts.Length];
        int next = place + 1;
        if (places.Length == 0) SetLeaf(place, leaves[0]);
        else places[0] = place;
        for (int node = 0; node < places.Length; node++)
        {
            _nodes[places[node]] = tree.Thresholds[node] | (ulong)tree.Columns[node] << ColumnShift | (ulong)(uint)next << LeftShift;
            PlaceChild(lefts[node], leaves, places, next++);
            PlaceChild(rights[node], leaves, places, next++);
        }
        place = next;
    }

    private void PlaceChild(int child, ReadOnlySpan<T> leaves, int[] places, int place)
    {
        if (child >= 0) places[child] = place;
        else SetLeaf(place, leaves[~child]);
    }

    private void SetLeaf(int place, T value)
    {
        _nodes[place] = byte.MaxValue | (ulong)(uint)place << LeftShift;
        _values[place] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WalkTrees(int walk, ref byte columns, ref int places)
    {
        ref ulong nodes = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref int root = ref _orderedRoots[walk];
        nuint a = (uint)root, b = (uint)Unsafe.Add(ref root, 1), c = (uint)Unsafe.Add(ref root, 2), d = (uint)Unsafe.Add(ref root, 3);
        nuint e = (uint)Unsafe.Add(ref root, 4), f = (uint)Unsafe.Add(ref root, 5);
        nuint g = (uint)Unsafe.Add(ref root, 6), h = (uint)Unsafe.Add(ref root, 7);
        nuint moved;
        do
        {
            for (int step = 1; step < StepsOfCheck; step++)
            {
                a = Next(ref nodes, a, ref columns);
                b = Next(ref nodes, b, ref columns);
                c = Next(ref nodes, c, ref columns);
                d = Next(ref nodes, d, ref columns);
                e = Next(ref nodes, e, ref columns);
                f = Next(ref nodes, f, ref columns);
                g = Next(ref nodes, g, ref columns);
                h = Next(ref nodes, h, ref columns);
            }
            moved = Move(ref nodes, ref a, ref columns) | Move(ref nodes, ref b, ref columns) | Move(ref nodes, ref c, ref columns)
                | Move(ref nodes, ref d, ref columns) | Move(ref nodes, ref e, ref columns) | Move(ref nodes, ref f, ref columns)
                | Move(ref nodes, ref g, ref columns) | Move(ref nodes, ref h, ref columns);
        }
        while (moved != 0);
        ref int tree = ref _order[walk];
        Unsafe.Add(ref places, tree) = (int)a;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 1)) = (int)b;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 2)) = (int)c;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 3)) = (int)d;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 4)) = (int)e;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 5)) = (int)f;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 6)) = (int)g;
        Unsafe.Add(ref places, Unsafe.Add(ref tree, 7)) = (int)h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Move(ref ulong nodes, ref nuint place, ref byte columns)
    {
        nuint before = place;
        place = Next(ref nodes, place, ref columns);
        return before ^ place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next(ref ulong nodes, nuint place, ref byte columns)
    {
        ulong node = Unsafe.Add(ref nodes, place);
        byte x = Unsafe.Add(ref columns, (nuint)(ushort)(node >> ColumnShift));
        return (nuint)(node >> LeftShift) + (x > (byte)node ? 1u : 0u);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint NextOfBlock(ref ulong nodes, nuint place, ref byte columns)
    {
        ulong node = Unsafe.Add(ref nodes, place);
        byte x = Unsafe.Add(ref columns, (nuint)((uint)(ushort)(node >> ColumnShift) * SelectKernel.BlockRows));
        return (nuint)(node >> LeftShift) + (x > (byte)node ? 1u : 0u);
    }
}
