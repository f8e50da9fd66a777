using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Nodes in 64s, as single rows decide them: by ranks that fit into two registers and, where the columns of categories do not fit
/// beside them, by a bit for each node and code of a category.</summary>
internal sealed class RowNodes
{
    /// <summary>The most bits, in 64s: 2 MB. Larger tables would be slower than a walk.</summary>
    private const int MostRights = 1 << 18;

    private readonly Quantiser _quantiser;
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
        _quantiser = quantiser;
        _nodes = new AlignedBytes(count * RowVectors.NodesLength);
        for (int i = 0; i < count; i++) Thresholds(i).Fill(byte.MaxValue);
        if (quantiser.ColumnCount <= RowVectors.MostColumns) return;
        FirstRank = quantiser.FirstRank;
        _blocks = [.. quantiser.Categories];
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
        long codes = 0;
        foreach (var block in quantiser.Categories) codes += block.CodeCount;
        return quantiser.ColumnCount - quantiser.FirstRank <= RowVectors.MostColumns && codes * RightsLength(count) <= MostRights;
    }

    /// <summary>Sets a node.</summary>
    /// <param name="number">Which 64 it is among.</param>
    /// <param name="lane">Its place among them.</param>
    /// <param name="column">Its column.</param>
    /// <param name="threshold">What goes left at most.</param>
    public void Set(int number, int lane, int column, byte threshold)
    {
        // By its rank a node of a category always goes left.
        if (column < FirstRank) SetRights(number, lane, column);
        else (Columns(number)[lane], Thresholds(number)[lane]) = ((byte)(column - FirstRank), threshold);
    }

    /// <summary>Finds the nodes of categories that go right in a row.</summary>
    /// <param name="columns">The row's columns.</param>
    /// <param name="scratch">The thread's memory.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref ulong FindRights(ref byte columns, KernelScratch scratch)
    {
        var rights = scratch.Rights(_rightsLength);
        for (int i = 0; i < _blocks.Length; i++)
        {
            var row = _rights.AsSpan(_firstRights[i] + Unsafe.Add(ref columns, _blocks[i].First) * _rightsLength, _rightsLength);
            if (i == 0) row.CopyTo(rights);
            else Or(row, rights);
        }
        return ref MemoryMarshal.GetReference(rights);
    }

    // Whole vectors.
    private static int RightsLength(int count) => count + (-count & (Vector<ulong>.Count - 1));

    private static void Or(ReadOnlySpan<ulong> row, Span<ulong> rights)
    {
        for (int i = 0; i <= rights.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
            (new Vector<ulong>(rights[i..]) | new Vector<ulong>(row[i..])).CopyTo(rights[i..]);
    }

    private void SetRights(int number, int lane, int column)
    {
        int i = 0;
        while (column >= _blocks[i].First + _blocks[i].ColumnCount) i++;
        for (int code = 0; code < _blocks[i].CodeCount; code++)
            if (_blocks[i].Row(code)[column - _blocks[i].First] != 0)
                _rights[_firstRights[i] + code * _rightsLength + number] |= 1UL << lane;
    }

    private Span<byte> Columns(int number) => _nodes.Span.Slice(number * RowVectors.NodesLength, RowVectors.Lanes);

    private Span<byte> Thresholds(int number) => _nodes.Span.Slice(number * RowVectors.NodesLength + RowVectors.Lanes, RowVectors.Lanes);
}
