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
    /// <param name="inRegisters">Whether <see cref="RegisterSums"/> take the trees.</param>
    /// <param name="groups">The groups of trees that are left.</param>
    /// <param name="reduced">Their trees, nodes and values.</param>
    /// <param name="columns">The block's columns.</param>
    /// <param name="slots">Prepared slots.</param>
    /// <param name="sums">A sum a row of a whole block.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    public static void Add<T>(
        KernelWidth width, bool inRegisters, ReadOnlySpan<ReducedGroup> groups, ReducedEnsemble<T> reduced,
        ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (width == KernelWidth.Vector512) Add512(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);
        else if (width == KernelWidth.Vector256) Add256(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);
        else Add128(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);
    }

    // Methods of their own, so that only the width that runs is loaded and compiled.
    private static void Add512<T>(
        bool inRegisters, ReadOnlySpan<ReducedGroup> groups, ReducedEnsemble<T> reduced,
        ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Add<Bytes512, Vector512<byte>, T>(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);

    private static void Add256<T>(
        bool inRegisters, ReadOnlySpan<ReducedGroup> groups, ReducedEnsemble<T> reduced,
        ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Add<Bytes256, Vector256<byte>, T>(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);

    private static void Add128<T>(
        bool inRegisters, ReadOnlySpan<ReducedGroup> groups, ReducedEnsemble<T> reduced,
        ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Add<Bytes128, Vector128<byte>, T>(inRegisters, groups, reduced, ref columns, ref slots, sums, rowCount);

    private static void Add<TSimd, TBytes, T>(
        bool inRegisters, ReadOnlySpan<ReducedGroup> groups, ReducedEnsemble<T> reduced,
        ref byte columns, ref byte slots, Span<T> sums, int rowCount)
        where TSimd : IByteSimd<TBytes>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlySpan<ByteSelect> selects = reduced.Selects;
        ReadOnlySpan<ReducedTree> trees = reduced.Trees;
        ref T values = ref MemoryMarshal.GetReference(reduced.Values);
        foreach (var group in groups)
        {
            if (group.SelectCount > 0)
                SelectKernel.Run<TSimd, TBytes>(selects[..group.SelectCount], ref columns, ref slots, rowCount);
            if (inRegisters) AddInRegisters(trees[..group.TreeCount], ref values, ref slots, sums, rowCount);
            else AddLeaves(trees[..group.TreeCount], ref values, ref slots, sums, rowCount);
            selects = selects[group.SelectCount..];
            trees = trees[group.TreeCount..];
            values = ref Unsafe.Add(ref values, group.ValueCount);
        }
    }

    private static void AddLeaves<T>(ReadOnlySpan<ReducedTree> trees, ref T values, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var tree in trees)
        {
            if (tree.ValueCount == 1) AddConstant(values, sums);
            else LeafSums.Add(ref values, tree.ValueCount, ref Unsafe.Add(ref slots, tree.Slot * BlockRows), ref sums[0], rowCount);
            values = ref Unsafe.Add(ref values, tree.ValueCount);
        }
    }

    private static void AddInRegisters<T>(ReadOnlySpan<ReducedTree> trees, ref T values, ref byte slots, Span<T> sums, int rowCount)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            for (int row = 0; row < rowCount; row += RegisterSums.RowsOfSingles)
                RegisterSums.Add(
                    trees, ref Unsafe.As<T, float>(ref values), ref Unsafe.Add(ref slots, row), ref Unsafe.As<T, float>(ref sums[row]));
        else
            for (int row = 0; row < rowCount; row += RegisterSums.RowsOfDoubles)
                RegisterSums.Add(
                    trees, ref Unsafe.As<T, double>(ref values), ref Unsafe.Add(ref slots, row), ref Unsafe.As<T, double>(ref sums[row]));
    }

    private static void AddConstant<T>(T constant, Span<T> sums) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var constants = Vector256.Create(constant);
        foreach (ref var vector in MemoryMarshal.Cast<T, Vector256<T>>(sums)) vector += constants;
    }
}
