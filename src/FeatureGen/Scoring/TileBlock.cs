using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Scoring;

/// <summary>Some rows of a tile. Kernels address the slots without checks: terms are of slots that the tile was checked to have.</summary>
internal readonly ref struct TileBlock
{
    private readonly ref float _first;

    /// <summary>The rows of a tile from one on.</summary>
    public TileBlock(FeatureTile tile, int row)
    {
        if (tile.SlotCount > 0) _first = ref tile.Column(0)[row];
        Stride = tile.RowCount;
    }

    /// <summary>One row.</summary>
    public TileBlock(Span<float> slots)
    {
        _first = ref MemoryMarshal.GetReference(slots);
        Stride = 1;
    }

    /// <summary>How far the values of one slot are from those of the next.</summary>
    public int Stride { get; }

    /// <summary>The value of a slot in a row of the block; those of the rows after it follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int slot, int row) => ref Unsafe.Add(ref _first, (nint)slot * Stride + row);
}
