using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bytes = System.Runtime.Intrinsics.Vector512<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>Vectors of 512 bits.</summary>
internal readonly struct Bytes512 : IByteSimd<Bytes>
{
    public static int Count => Bytes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Load(ref readonly byte source) => Vector512.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Bytes value, ref byte target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Set(byte value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes SelectLessOrEqual(Bytes x, Bytes y, Bytes left, Bytes right) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, y), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Repeat(ref readonly byte source) => Vector512.Create(Vector256.Create(Vector128.LoadUnsafe(in source)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes LookUp(Bytes table, Bytes indices) => Avx512BW.Shuffle(table, indices);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes ShiftRight(Bytes value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes And(Bytes x, Bytes y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Or(Bytes x, Bytes y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Add(Bytes x, Bytes y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Equal(Bytes x, Bytes y) => Vector512.Equals(x, y);
}
