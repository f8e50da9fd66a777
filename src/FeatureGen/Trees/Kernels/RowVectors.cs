using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bytes = System.Runtime.Intrinsics.Vector512<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>The ranks of one row in two registers, out of which 64 nodes at a time take theirs. Needs AVX-512 with permutes of bytes.</summary>
internal readonly struct RowVectors : IRowNodes
{
    /// <summary>The most columns.</summary>
    public const int MostColumns = 2 * Lanes;

    /// <summary>The nodes that are decided at a time.</summary>
    public const int Lanes = 64;

    /// <summary>The bytes of 64 nodes: their columns, then their thresholds.</summary>
    public const int NodesLength = 2 * Lanes;

    private readonly Bytes _low;
    private readonly Bytes _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowVectors(ref byte columns)
    {
        _low = Vector512.LoadUnsafe(ref columns);
        _high = Vector512.LoadUnsafe(ref columns, Lanes);
    }

    public static bool IsSupported => HeapSearch.IsSupported && Avx512Vbmi.IsSupported;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bytes IsLeft(ref byte nodes, int number) =>
        Vector512.LessThanOrEqual(
            Avx512Vbmi.PermuteVar64x8x2(_low, Vector512.LoadUnsafe(ref nodes), _high), Vector512.LoadUnsafe(ref nodes, Lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong IsRight(ref byte nodes, int number) => ~IsLeft(ref nodes, number).ExtractMostSignificantBits();
}
