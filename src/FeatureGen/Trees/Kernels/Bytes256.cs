using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Bytes = System.Runtime.Intrinsics.Vector256<byte>;

namespace FeatureGen.Trees.Kernels;

/// <summary>Vectors of 256 bits.</summary>
internal readonly struct Bytes256 : IByteSimd<Bytes>
{
    public static int Count => Bytes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Load(ref readonly byte source) => Vector256.LoadUnsafe(in source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Bytes value, ref byte target) => value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Set(byte value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes SelectLessOrEqual(Bytes x, Bytes y, Bytes left, Bytes right) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, y), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Repeat(ref readonly byte source) => Vector256.Create(Vector128.LoadUnsafe(in source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes LookUp(Bytes table, Bytes indices) => Avx2.Shuffle(table, indices);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes ShiftRight(Bytes value, int count) => value >>> count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes And(Bytes x, Bytes y) => x & y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Or(Bytes x, Bytes y) => x | y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Add(Bytes x, Bytes y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Bytes Equal(Bytes x, Bytes y) => Vector256.Equals(x, y);
}
