using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FeatureGen.Trees.Kernels;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace FeatureGen.Trees.Requests;

/// <summary>Adds the leaves of trees of at most 64 leaves to sums that stay in registers over all trees. Needs AVX-512.</summary>
internal static class RegisterSums
{
    /// <summary>The rows of a call in single precision.</summary>
    public const int RowsOfSingles = 128;

    /// <summary>The rows of a call in double precision.</summary>
    public const int RowsOfDoubles = 64;

    private const int BlockRows = SelectKernel.BlockRows;

    /// <summary>Whether trees can be added so of which none has more leaves.</summary>
    public static bool Takes(KernelWidth width, int mostLeaves) =>
        width == KernelWidth.Vector512 && HeapSearch.IsSupported && mostLeaves <= LeafSums.LeavesOfPermutes;

    /// <summary>Adds all trees to the sums of <see cref="RowsOfSingles"/> rows.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="values">Their values.</param>
    /// <param name="slots">The leaf of each row, slot after slot.</param>
    /// <param name="sums">The sums.</param>
    [MethodImpl(HotLoop.Options)]
    public static void Add(ReadOnlySpan<ReducedTree> trees, ref float values, ref byte slots, ref float sums)
    {
        Floats a = Vector512.LoadUnsafe(ref sums), b = Vector512.LoadUnsafe(ref sums, 16);
        Floats c = Vector512.LoadUnsafe(ref sums, 32), d = Vector512.LoadUnsafe(ref sums, 48);
        Floats e = Vector512.LoadUnsafe(ref sums, 64), f = Vector512.LoadUnsafe(ref sums, 80);
        Floats g = Vector512.LoadUnsafe(ref sums, 96), h = Vector512.LoadUnsafe(ref sums, 112);
        foreach (ref readonly var tree in trees)
        {
            ref byte leaf = ref Unsafe.Add(ref slots, (nint)tree.Slot * BlockRows);
            var values0 = Vector512.LoadUnsafe(ref values);
            if (tree.ValueCount <= 16)
            {
                a += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 0));
                b += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 16));
                c += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 32));
                d += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 48));
                e += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 64));
                f += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 80));
                g += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 96));
                h += Avx512F.PermuteVar16x32(values0, Index(ref leaf, 112));
            }
            else
            {
                var values1 = Vector512.LoadUnsafe(ref values, 16);
                var values2 = Vector512.LoadUnsafe(ref values, 32);
                var values3 = Vector512.LoadUnsafe(ref values, 48);
                a += LeafSums.Choose(Index(ref leaf, 0), values0, values1, values2, values3);
                b += LeafSums.Choose(Index(ref leaf, 16), values0, values1, values2, values3);
                c += LeafSums.Choose(Index(ref leaf, 32), values0, values1, values2, values3);
                d += LeafSums.Choose(Index(ref leaf, 48), values0, values1, values2, values3);
                e += LeafSums.Choose(Index(ref leaf, 64), values0, values1, values2, values3);
                f += LeafSums.Choose(Index(ref leaf, 80), values0, values1, values2, values3);
                g += LeafSums.Choose(Index(ref leaf, 96), values0, values1, values2, values3);
                h += LeafSums.Choose(Index(ref leaf, 112), values0, values1, values2, values3);
            }
            values = ref Unsafe.Add(ref values, tree.ValueCount);
        }
        a.StoreUnsafe(ref sums);
        b.StoreUnsafe(ref sums, 16);
        c.StoreUnsafe(ref sums, 32);
        d.StoreUnsafe(ref sums, 48);
        e.StoreUnsafe(ref sums, 64);
        f.StoreUnsafe(ref sums, 80);
        g.StoreUnsafe(ref sums, 96);
        h.StoreUnsafe(ref sums, 112);
    }

    /// <summary>Adds all trees to the sums of <see cref="RowsOfDoubles"/> rows.</summary>
    /// <inheritdoc cref="Add(ReadOnlySpan{ReducedTree}, ref float, ref byte, ref float)"/>
    [MethodImpl(HotLoop.Options)]
    public static void Add(ReadOnlySpan<ReducedTree> trees, ref double values, ref byte slots, ref double sums)
    {
        Doubles a = Vector512.LoadUnsafe(ref sums), b = Vector512.LoadUnsafe(ref sums, 8);
        Doubles c = Vector512.LoadUnsafe(ref sums, 16), d = Vector512.LoadUnsafe(ref sums, 24);
        Doubles e = Vector512.LoadUnsafe(ref sums, 32), f = Vector512.LoadUnsafe(ref sums, 40);
        Doubles g = Vector512.LoadUnsafe(ref sums, 48), h = Vector512.LoadUnsafe(ref sums, 56);
        foreach (ref readonly var tree in trees)
        {
            ref byte leaf = ref Unsafe.Add(ref slots, (nint)tree.Slot * BlockRows);
            if (tree.ValueCount <= 16)
            {
                var (values0, values1) = (Vector512.LoadUnsafe(ref values), Vector512.LoadUnsafe(ref values, 8));
                a += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 0), values1);
                b += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 8), values1);
                c += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 16), values1);
                d += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 24), values1);
                e += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 32), values1);
                f += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 40), values1);
                g += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 48), values1);
                h += Avx512F.PermuteVar8x64x2(values0, LongIndex(ref leaf, 56), values1);
            }
            else
            {
                a += LeafSums.Choose(LongIndex(ref leaf, 0), ref values);
                b += LeafSums.Choose(LongIndex(ref leaf, 8), ref values);
                c += LeafSums.Choose(LongIndex(ref leaf, 16), ref values);
                d += LeafSums.Choose(LongIndex(ref leaf, 24), ref values);
                e += LeafSums.Choose(LongIndex(ref leaf, 32), ref values);
                f += LeafSums.Choose(LongIndex(ref leaf, 40), ref values);
                g += LeafSums.Choose(LongIndex(ref leaf, 48), ref values);
                h += LeafSums.Choose(LongIndex(ref leaf, 56), ref values);
            }
            values = ref Unsafe.Add(ref values, tree.ValueCount);
        }
        a.StoreUnsafe(ref sums);
        b.StoreUnsafe(ref sums, 8);
        c.StoreUnsafe(ref sums, 16);
        d.StoreUnsafe(ref sums, 24);
        e.StoreUnsafe(ref sums, 32);
        f.StoreUnsafe(ref sums, 40);
        g.StoreUnsafe(ref sums, 48);
        h.StoreUnsafe(ref sums, 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Index(ref byte leaf, nuint row) => Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref leaf, row));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> LongIndex(ref byte leaf, nuint row) => LeafSums.LongIndex(ref Unsafe.Add(ref leaf, row));
}
