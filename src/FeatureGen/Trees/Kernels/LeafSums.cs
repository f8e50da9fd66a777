using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FeatureGen.Trees.Kernels;

/// <summary>Adds the leaf of each row of a block to the row's sum.</summary>
internal static class LeafSums
{
    /// <summary>The leaves that permutes look up; so much room is behind every first leaf.</summary>
    public const int LeavesOfPermutes = 64;

    /// <summary>Adds.</summary>
    /// <param name="leaves">The values of a tree's leaves.</param>
    /// <param name="leafCount">How many they are.</param>
    /// <param name="indices">The leaf of each row.</param>
    /// <param name="sums">The sum of each row.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(ref T leaves, int leafCount, ref byte indices, ref T sums, int rowCount) where T : unmanaged, INumber<T>
    {
        if (leafCount > LeavesOfPermutes || !HeapSearch.IsSupported) AddPlainly(ref leaves, ref indices, ref sums, rowCount);
        else if (typeof(T) == typeof(float))
            AddByPermutes(ref Unsafe.As<T, float>(ref leaves), ref indices, ref Unsafe.As<T, float>(ref sums), rowCount);
        else if (typeof(T) == typeof(double))
            AddByPermutes(ref Unsafe.As<T, double>(ref leaves), ref indices, ref Unsafe.As<T, double>(ref sums), rowCount);
        else AddPlainly(ref leaves, ref indices, ref sums, rowCount);
    }

    /// <summary>The scalar twin.</summary>
    public static void AddPlainly<T>(ref T leaves, ref byte indices, ref T sums, int rowCount) where T : unmanaged, INumber<T>
    {
        for (int row = 0; row < rowCount; row++)
            Unsafe.Add(ref sums, row) += Unsafe.Add(ref leaves, (nint)Unsafe.Add(ref indices, row));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddByPermutes(ref float leaves, ref byte indices, ref float sums, int rowCount)
    {
        var leaves0 = Vector512.LoadUnsafe(ref leaves);
        var leaves1 = Vector512.LoadUnsafe(ref leaves, 16);
        var leaves2 = Vector512.LoadUnsafe(ref leaves, 32);
        var leaves3 = Vector512.LoadUnsafe(ref leaves, 48);
        for (nuint row = 0; row < (uint)rowCount; row += (uint)Vector512<float>.Count)
        {
            var index = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref indices, row));
            (Vector512.LoadUnsafe(ref sums, row) + Choose(index, leaves0, leaves1, leaves2, leaves3)).StoreUnsafe(ref sums, row);
        }
    }

    /// <summary>Looks up 16 of 64 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Choose(
        Vector512<int> index, Vector512<float> leaves0, Vector512<float> leaves1, Vector512<float> leaves2, Vector512<float> leaves3)
    {
        var low = Avx512F.PermuteVar16x32x2(leaves0, index, leaves1);
        var high = Avx512F.PermuteVar16x32x2(leaves2, index, leaves3);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(index, Vector512.Create(31)).AsSingle(), high, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddByPermutes(ref double leaves, ref byte indices, ref double sums, int rowCount)
    {
        var (leaves0, leaves1) = (Vector512.LoadUnsafe(ref leaves), Vector512.LoadUnsafe(ref leaves, 8));
        var (leaves2, leaves3) = (Vector512.LoadUnsafe(ref leaves, 16), Vector512.LoadUnsafe(ref leaves, 24));
        var (leaves4, leaves5) = (Vector512.LoadUnsafe(ref leaves, 32), Vector512.LoadUnsafe(ref leaves, 40));
        var (leaves6, leaves7) = (Vector512.LoadUnsafe(ref leaves, 48), Vector512.LoadUnsafe(ref leaves, 56));
        for (nuint row = 0; row < (uint)rowCount; row += (uint)Vector512<double>.Count)
        {
            var index = LongIndex(ref Unsafe.Add(ref indices, row));
            var low = Choose(
                index, 16, Avx512F.PermuteVar8x64x2(leaves0, index, leaves1), Avx512F.PermuteVar8x64x2(leaves2, index, leaves3));
            var high = Choose(
                index, 16, Avx512F.PermuteVar8x64x2(leaves4, index, leaves5), Avx512F.PermuteVar8x64x2(leaves6, index, leaves7));
            (Vector512.LoadUnsafe(ref sums, row) + Choose(index, 32, low, high)).StoreUnsafe(ref sums, row);
        }
    }

    /// <summary>Looks up 8 of 64 values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Choose(Vector512<long> index, ref double leaves)
    {
        var low = Choose(index, 16, Of16(index, ref leaves, 0), Of16(index, ref leaves, 16));
        var high = Choose(index, 16, Of16(index, ref leaves, 32), Of16(index, ref leaves, 48));
        return Choose(index, 32, low, high);
    }

    /// <summary>Eight bytes as indices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<long> LongIndex(ref byte indices) =>
        Avx512F.ConvertToVector512Int64(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref indices)).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Of16(Vector512<long> index, ref double leaves, nuint first) =>
        Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref leaves, first), index, Vector512.LoadUnsafe(ref leaves, first + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Choose(Vector512<long> index, long bit, Vector512<double> clear, Vector512<double> set) =>
        Vector512.ConditionalSelect(Vector512.Equals(index & Vector512.Create(bit), Vector512<long>.Zero).AsDouble(), clear, set);
}
