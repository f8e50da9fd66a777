using System.Numerics;
using System.Runtime.CompilerServices;

namespace FeatureGen.Trees.Kernels;

/// <summary>Finds the leaves of single rows.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal abstract class RowKernel<T> where T : unmanaged, INumber<T>
{
    private readonly int[] _outputs;

    protected RowKernel(IReadOnlyList<RowTree<T>> trees, int outputCount)
    {
        TreeCount = trees.Count;
        _outputs = outputCount > 1 ? [.. trees.Select(tree => tree.Output)] : [];
    }

    /// <summary>The number of trees.</summary>
    protected int TreeCount { get; }

    /// <summary>Adds all trees, in order.</summary>
    /// <param name="columns">The row's ranks.</param>
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
}
