using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Kernels;

/// <summary>Nodes in 64s, as single rows decide them: by ranks that fit into two registers and, where the columns of categories do not fit
/// beside them, by a bit for each node and code of a category.</summary>
internal sealed class RowNodes
{
    /// <summary>The most bits, in 64s: 2 MB. Larger tables would be slower than a walk.</summary>
    private const int MostRights = 1 << 18;

    private const int MostBlocks = 128;

    private readonly AlignedBytes _nodes;
    private readonly CategoryBlock[] _blocks = [];

    // For each code of each block a row of bits; where each block's begin.
    private readonly ulong[] _rights = [];
    private readonly int[] _firstRights = [];
    private readonly int _rightsLength;

    /// <param name="quantiser">What makes the columns.</param>
    /// <param name="count">The number of nodes, in 64s.</param>
    public RowNodes(Quantiser quantiser, int count)
    {
        _nodes = new AlignedBytes(count * RowVectors.NodesLength);
        // By its rank no node goes right that is not set: those that a tree has not, and those of categories.
        for (int i = 0; i < count; i++)
            _nodes.Span.Slice(i * RowVectors.NodesLength + RowVectors.Lanes, RowVectors.Lanes).Fill(byte.MaxValue);
        if (quantiser.ColumnCount <= RowVectors.MostColumns) return;
        FirstRank = quantiser.FirstRank;
        _blocks = quantiser.Categories;
        _rightsLength = RightsLength(count);
        _firstRights = new int[_blocks.Length];
        int first = 0;
        for (int i = 0; i < _blocks.Length; i++)
        {
            _firstRights[i] = first;
            first += _blocks[i].CodeCount * _rightsLength;
        }
        _rights = new ulong[first];
    }

    /// <summary>Where the nodes begin, 64 after another: <see cref="RowVectors.NodesLength"/> bytes.</summary>
    public ref byte Reference => ref _nodes.Reference;

    /// <summary>The column of the first rank.</summary>
    public int FirstRank { get; }

    /// <summary>Whether <see cref="FindRights"/> says which nodes of categories go right.</summary>
    public bool HasCategories => _blocks.Length > 0;

    /// <summary>Whether so many nodes, in 64s, can be decided so.</summary>
    public static bool Takes(Quantiser quantiser, int count)
    {
        if (!RowVectors.IsSupported) return false;
        if (quantiser.ColumnCount <= RowVectors.MostColumns) return true;
        if (quantiser.ColumnCount - quantiser.FirstRank > RowVectors.MostColumns || quantiser.Categories.Length > MostBlocks) return false;
        long codes = 0;
        foreach (var block in quantiser.Categories) codes += block.CodeCount;
        return codes * RightsLength(count) <= MostRights;
    }

    /// <summary>Sets the nodes of a tree, which are the 64 or fewer of a number.</summary>
    public void Set(int number, RankedTree tree)
    {
        ushort[] columns = tree.Columns;
        byte[] thresholds = tree.Thresholds;
        var nodes = _nodes.Span.Slice(number * RowVectors.NodesLength, RowVectors.NodesLength);
        for (int node = 0; node < columns.Length; node++)
        {
            int rank = columns[node] - FirstRank;
            if (rank < 0)
            {
                SetRights(number, node, columns[node]);
                continue;
            }
            nodes[node] = (byte)rank;
            nodes[RowVectors.Lanes + node] = thresholds[node];
        }
    }

    /// <summary>Sets a node.</summary>
    /// <param name="number">Which 64 it is among.</param>
    /// <param name="lane">Its place among them.</param>
    /// <param name="column">Its column.</param>
    /// <param name="threshold">What goes left at most.</param>
    public void Set(int number, int lane, int column, byte threshold)
    {
        if (column < FirstRank)
        {
            SetRights(number, lane, column);
            return;
        }
        var nodes = _nodes.Span.Slice(number * RowVectors.NodesLength, RowVectors.NodesLength);
        (nodes[lane], nodes[RowVectors.Lanes + lane]) = ((byte)(column - FirstRank), threshold);
    }

    /// <summary>Finds the nodes of categories that go right in a row.</summary>
    /// <param name="columns">The row's columns.</param>
    /// <param name="scratch">The thread's memory.</param>
    [SkipLocalsInit, MethodImpl(HotLoop.Options)]
    public ref ulong FindRights(ref byte columns, KernelScratch scratch)
    {
        Span<int> rows = stackalloc int[_blocks.Length];
        for (int i = 0; i < rows.Length; i++) rows[i] = _firstRights[i] + Unsafe.Add(ref columns, _blocks[i].First) * _rightsLength;
        ref ulong all = ref MemoryMarshal.GetArrayDataReference(_rights);
        ref ulong found = ref scratch.Rights(_rightsLength);
        for (int k = 0; k < _rightsLength; k += Vector512<ulong>.Count)
        {
            var rights = Vector512<ulong>.Zero;
            foreach (int row in rows) rights |= Vector512.LoadUnsafe(ref all, (nuint)(row + k));
            rights.StoreUnsafe(ref found, (nuint)k);
        }
        return ref found;
    }

    // Whole vectors.
    private static int RightsLength(int count) => count + (-count & (Vector512<ulong>.Count - 1));

    private void SetRights(int number, int lane, int column)
    {
        int i = 0;
        while (column >= _blocks[i].First + _blocks[i].ColumnCount) i++;
        for (int code = 0; code < _blocks[i].CodeCount; code++)
            if (_blocks[i].Row(code)[column - _blocks[i].First] != 0)
                _rights[_firstRights[i] + code * _rightsLength + number] |= 1UL << lane;
    }
}
