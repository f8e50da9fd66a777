using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Adds what is left of an ensemble to the sums of a block, tree after tree.</summary>
internal static class ReducedSums
{
    private const int BlockRows = SelectKernel.BlockRows;

    /// <summary>Adds in the way that is best on a width.</summary>
    /// <param name="width">The vectors to run on.</param>
    /// <param name="trees">The trees that are left.</param>
    /// <param name="reduced">Their nodes and values.</param>
    /// <param name="columns">The block's columns.</param>
    /// <param name="slots">Prepared slots.</param>
    /// <param name="sums">A sum a row of a whole block.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    public static void Add<T>(
        KernelWidth width, ReadOnlySpan<ReducedTree> trees, ReducedEnsemble<T> reduced, ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width == KernelWidth.Vector512) Add<Bytes512, Vector512<byte>, T>(trees, reduced, ref columns, ref slots, sums, rowCount);
        else if (width == KernelWidth.Vector256) Add<Bytes256, Vector256<byte>, T>(trees, reduced, ref columns, ref slots, sums, rowCount);
        else Add<Bytes128, Vector128<byte>, T>(trees, reduced, ref columns, ref slots, sums, rowCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add<TSimd, TBytes, T>(
        ReadOnlySpan<ReducedTree> trees, ReducedEnsemble<T> reduced, ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where TSimd : IByteSimd<TBytes>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var selects = reduced.Selects;
        ref T value = ref MemoryMarshal.GetReference(reduced.Values);
        ref T sum = ref MemoryMarshal.GetReference(sums);
        foreach (var tree in trees)
        {
            if (tree.SelectCount == 0) AddConstants(ref value, tree.ValueCount, sums);
            else
            {
                SelectKernel.Run<TSimd, TBytes>(selects[..tree.SelectCount], ref columns, ref slots, rowCount);
                selects = selects[tree.SelectCount..];
                LeafSums.Add(ref value, tree.ValueCount, ref Unsafe.Add(ref slots, SelectKernel.MostLeaves * BlockRows), ref sum, rowCount);
            }
            value = ref Unsafe.Add(ref value, tree.ValueCount);
        }
    }

    // The sums of several vectors stay in registers over all constants.
    private static void AddConstants<T>(ref T constants, int count, Span<T> sums) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector256<T>>(sums);
        for (int i = 0; i < vectors.Length; i += 4)
        {
            var (a, b, c, d) = (vectors[i], vectors[i + 1], vectors[i + 2], vectors[i + 3]);
            for (int k = 0; k < count; k++)
            {
                var constant = Vector256.Create(Unsafe.Add(ref constants, k));
                a += constant;
                b += constant;
                c += constant;
                d += constant;
            }
            (vectors[i], vectors[i + 1], vectors[i + 2], vectors[i + 3]) = (a, b, c, d);
        }
    }
}
