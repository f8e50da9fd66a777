using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Zeroed bytes that begin at a cache line and stay where they are.</summary>
internal sealed class AlignedBytes
{
    private const int Line = 64;
    private readonly byte[] _array;
    private readonly int _first;

    public AlignedBytes(int length)
    {
        _array = GC.AllocateArray<byte>(length + Line, pinned: true);
        _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Line - 1));
        Length = length;
    }

    public int Length { get; }

    public Span<byte> Span => _array.AsSpan(_first, Length);

    /// <summary>Where the first byte is; kernels address the others from it.</summary>
    public ref byte Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);
    }

    /// <summary>The same memory as numbers of another type.</summary>
    public ref T As<T>() => ref Unsafe.As<byte, T>(ref Reference);
}
