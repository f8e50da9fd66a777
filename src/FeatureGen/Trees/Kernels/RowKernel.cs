using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Adds up the leaves of single rows.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal abstract class RowKernel<T> where T : unmanaged, INumber<T>
{
    private const int LeavesOfByte = 64;

    private readonly int[] _outputs;

    protected RowKernel(RankedForest<T> forest)
    {
        TreeCount = forest.Trees.Length;
        _outputs = forest.OutputCount > 1 ? forest.Outputs : [];
    }

    /// <summary>The number of trees.</summary>
    protected int TreeCount { get; }

    /// <summary>Adds all trees, in order.</summary>
    /// <param name="columns">The row's columns; behind them is room for <see cref="RowVectors.MostColumns"/>.</param>
    /// <param name="scratch">The thread's memory.</param>
    /// <param name="sums">A sum an output.</param>
    public abstract void Add(ref byte columns, KernelScratch scratch, Span<T> sums);

    /// <summary>Adds a value a tree.</summary>
    /// <param name="values">All values.</param>
    /// <param name="places">The place of each tree's value.</param>
    /// <param name="sums">A sum an output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Add(ref T values, ref int places, Span<T> sums)
    {
        if (_outputs.Length > 0)
        {
            for (int tree = 0; tree < _outputs.Length; tree++) sums[_outputs[tree]] += Unsafe.Add(ref values, Unsafe.Add(ref places, tree));
            return;
        }
        T sum = sums[0];
        for (int tree = 0; tree < TreeCount; tree++) sum += Unsafe.Add(ref values, Unsafe.Add(ref places, tree));
        sums[0] = sum;
    }

    /// <summary>Adds a value a tree, of some trees.</summary>
    /// <param name="values">64 values a tree.</param>
    /// <param name="leaves">Which of them each tree adds.</param>
    /// <param name="first">The first of the trees.</param>
    /// <param name="end">The tree after the last.</param>
    /// <param name="sums">A sum an output.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void Add(ref T values, ref byte leaves, int first, int end, Span<T> sums)
    {
        if (_outputs.Length > 0)
        {
            for (int tree = first; tree < end; tree++)
                sums[_outputs[tree]] += Unsafe.Add(ref values, tree * LeavesOfByte + Unsafe.Add(ref leaves, tree));
            return;
        }
        T sum = sums[0];
        for (int tree = first; tree < end; tree++) sum += Unsafe.Add(ref values, tree * LeavesOfByte + Unsafe.Add(ref leaves, tree));
        sums[0] = sum;
    }
}
