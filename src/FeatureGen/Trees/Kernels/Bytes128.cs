using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Bytes = System.Runtime.Intrinsics.Vector128<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>Vectors of 128 bits.</summary>
internal readonly struct Bytes128 : IByteSimd<Bytes>
{
    public static int Count => Bytes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Load(ref readonly byte source) => Vector128.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Bytes value, ref byte target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Set(byte value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes SelectLessOrEqual(Bytes x, Bytes y, Bytes left, Bytes right) =>
        Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, y), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Repeat(ref readonly byte source) => Load(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes LookUp(Bytes table, Bytes indices) => Vector128.ShuffleNative(table, indices);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes ShiftRight(Bytes value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes And(Bytes x, Bytes y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Or(Bytes x, Bytes y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Add(Bytes x, Bytes y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Equal(Bytes x, Bytes y) => Vector128.Equals(x, y);
}
