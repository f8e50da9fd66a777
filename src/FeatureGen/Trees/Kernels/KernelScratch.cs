using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>The working memory of a thread, shared by all ensembles that it scores.</summary>
internal sealed class KernelScratch
{
    [ThreadStatic]
    private static KernelScratch? t_scratch;

    private AlignedBytes _columns = new(0), _sums = new(0), _leaves = new(0), _nexts = new(0), _rights = new(0);
    private float[] _row = [];
    private AlignedBytes? _slots;

    /// <summary>That of the current thread.</summary>
    public static KernelScratch Current => t_scratch ??= new KernelScratch();

    /// <summary>The slots of the block kernel, those of leaves filled.</summary>
    public ref byte Slots => ref (_slots ??= NewSlots()).Reference;

    /// <summary>Room for columns of ranks.</summary>
    public ref byte Columns(int length) => ref Room(ref _columns, length).Reference;

    /// <summary>Room for sums.</summary>
    public Span<T> Sums<T>(int count) => MemoryMarshal.CreateSpan(ref Room(ref _sums, count * Unsafe.SizeOf<T>()).As<T>(), count);

    /// <summary>Room for the leaf of each tree.</summary>
    public ref byte Leaves(int length) => ref Room(ref _leaves, length).Reference;

    /// <summary>Room for where contexts lead from the nodes of trees.</summary>
    public ref byte Nexts(int length) => ref Room(ref _nexts, length).Reference;

    /// <summary>Room for the bits of nodes.</summary>
    public ref ulong Rights(int count) => ref Room(ref _rights, count * sizeof(ulong)).As<ulong>();

    /// <summary>Room for a row.</summary>
    public Span<float> Row(int length)
    {
        if (_row.Length < length) _row = new float[length];
        return _row.AsSpan(0, length);
    }

    private static AlignedBytes NewSlots()
    {
        var slots = new AlignedBytes(SelectKernel.SlotCount * SelectKernel.BlockRows);
        SelectKernel.Prepare(slots.Span);
        return slots;
    }

    private static AlignedBytes Room(ref AlignedBytes bytes, int length)
    {
        if (bytes.Length < length) bytes = new AlignedBytes(length);
        return bytes;
    }
}
