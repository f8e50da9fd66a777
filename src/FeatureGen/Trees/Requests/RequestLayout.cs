using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Where things are in the state of a request. There is room for ensembles of which nothing is decided.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal readonly struct RequestLayout<T>
    where T : unmanaged
{
    private const int Alignment = 8;

    private readonly int _columnCount, _partCount, _treeCount, _selectCount, _valueCount;
    private readonly int _ranks, _parts, _groups, _trees, _selects, _values;

    /// <param name="columnCount">The number of columns.</param>
    /// <param name="partCount">The number of parts of the quantiser.</param>
    /// <param name="treeCount">The number of trees that can be reduced.</param>
    /// <param name="selectCount">The number of their nodes.</param>
    /// <param name="leafCount">The number of their leaves.</param>
    public RequestLayout(int columnCount, int partCount, int treeCount, int selectCount, int leafCount)
    {
        // Vectors of ranks are loaded whole.
        _columnCount = Math.Max(columnCount, RowVectors.MostColumns);
        (_partCount, _treeCount, _selectCount) = (partCount, treeCount, selectCount);
        _valueCount = leafCount + LeafSums.LeavesOfPermutes;
        _ranks = Alignment;
        _parts = After(_ranks, _columnCount, 1);
        _groups = After(_parts, _partCount, 1);
        _trees = After(_groups, _treeCount, Unsafe.SizeOf<ReducedGroup>());
        _selects = After(_trees, _treeCount, Unsafe.SizeOf<ReducedTree>());
        _values = After(_selects, _selectCount, Unsafe.SizeOf<ByteSelect>());
        Length = After(_values, _valueCount, Unsafe.SizeOf<T>());
    }

    /// <summary>The number of bytes.</summary>
    public int Length { get; }

    /// <summary>The number of groups of reduced trees, or -1 where the request is not specialised.</summary>
    public ref int GroupCount(Span<byte> state) => ref Unsafe.As<byte, int>(ref MemoryMarshal.GetReference(state));

    /// <summary>The byte of each column that the context decides.</summary>
    public Span<byte> Ranks(Span<byte> state) => state.Slice(_ranks, _columnCount);

    /// <summary>What the context leaves of the trees.</summary>
    public ReducedEnsemble<T> Reduced(Span<byte> state) => new()
    {
        WantedParts = Of<bool>(state, _parts, _partCount),
        Groups = Of<ReducedGroup>(state, _groups, _treeCount),
        Trees = Of<ReducedTree>(state, _trees, _treeCount),
        Selects = Of<ByteSelect>(state, _selects, _selectCount),
        Values = Of<T>(state, _values, _valueCount),
    };

    private static int After(int start, int count, int size) => checked(start + (count * size + Alignment - 1) / Alignment * Alignment);

    // Memory of the caller's need not be aligned for T; processors that run .NET do not ask for it.
    private static Span<TItem> Of<TItem>(Span<byte> state, int start, int count) where TItem : unmanaged =>
        MemoryMarshal.Cast<byte, TItem>(state[start..])[..count];
}
