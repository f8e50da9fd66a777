using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bytes = System.Runtime.Intrinsics.Vector512<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>The ranks of one row, and for its categories which nodes go right. Needs AVX-512 with permutes of bytes.</summary>
internal readonly ref struct RowCategories : IRowNodes
{
    private readonly RowVectors _ranks;
    private readonly ref ulong _rights;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowCategories(ref byte ranks, ref ulong rights)
    {
        _ranks = new RowVectors(ref ranks);
        _rights = ref rights;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Bytes IsLeft(ref byte nodes, int number)
    {
        // Each byte becomes the eight bytes of its bits.
        var spread = Vector512.Create(
            0, 0x0101_0101_0101_0101, 0x0202_0202_0202_0202, 0x0303_0303_0303_0303,
            0x0404_0404_0404_0404, 0x0505_0505_0505_0505, 0x0606_0606_0606_0606, 0x0707_0707_0707_0707).AsByte();
        var bits = Vector512.Create(0x8040_2010_0804_0201).AsByte();
        var rights = Avx512BW.Shuffle(Vector512.Create(Unsafe.Add(ref _rights, number)).AsByte(), spread);
        return _ranks.IsLeft(ref nodes, number) & Vector512.Equals(rights & bits, Bytes.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong IsRight(ref byte nodes, int number) => _ranks.IsRight(ref nodes, number) | Unsafe.Add(ref _rights, number);
}
