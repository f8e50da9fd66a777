using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>The columns that are the same in all rows, because the context decides them. By default none is.</summary>
/// <param name="columns">Which columns they are.</param>
/// <param name="ranks">The byte of each column of the ensemble; of the others it means nothing.</param>
/// <param name="openParts">For each part of the quantiser whether it must still be made of the rows; all must if it is empty.</param>
internal readonly ref struct KnownRanks(ReadOnlySpan<int> columns, ReadOnlySpan<byte> ranks, ReadOnlySpan<bool> openParts)
{
    private readonly ReadOnlySpan<int> _columns = columns;
    private readonly ReadOnlySpan<byte> _ranks = ranks;

    /// <summary>For each part of the quantiser whether it must still be made of the rows; all must if it is empty.</summary>
    public ReadOnlySpan<bool> OpenParts { get; } = openParts;

    /// <summary>Writes the known columns of a row, or of a block.</summary>
    /// <param name="columns">Takes the bytes, column after column.</param>
    /// <param name="stride">The length of a column.</param>
    public void CopyTo(ref byte columns, int stride)
    {
        if (stride == 1)
        {
            // Those that are not known are overwritten.
            _ranks.CopyTo(MemoryMarshal.CreateSpan(ref columns, _ranks.Length));
            return;
        }
        foreach (int column in _columns)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref columns, (nint)column * stride), stride).Fill(_ranks[column]);
    }
}
