using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Scoring;

/// <summary>Zeroed floats that begin at a cache line, so that no vector of an embedding lies on two.</summary>
internal sealed class AlignedFloats
{
    private const int Line = 64;
    private readonly float[] _array;
    private readonly int _first;

    public AlignedFloats(int length)
    {
        _array = GC.AllocateArray<float>(length + Line / sizeof(float), pinned: true);
        _first = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Line - 1)) / sizeof(float);
        Length = length;
    }

    public int Length { get; }

    public Span<float> Span => _array.AsSpan(_first, Length);

    /// <summary>Where the first float is; kernels address the others from it.</summary>
    public ref float Reference
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _first);
    }
}
