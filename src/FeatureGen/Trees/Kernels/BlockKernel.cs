using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FeatureGen.Trees.Kernels;

/// <summary>Adds up the leaves of the rows of a block, tree after tree.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class BlockKernel<T> where T : unmanaged, INumber<T>
{
    private const int BlockRows = SelectKernel.BlockRows;

    private readonly ByteSelect[] _selects;
    private readonly SelectTree[] _trees;
    private readonly T[] _leaves;
    private readonly PackedTrees<T>? _walks;

    /// <param name="forest">The trees.</param>
    /// <param name="walks">Walks trees that have too many leaves for a byte; may be null where none has.</param>
    public BlockKernel(RankedForest<T> forest, PackedTrees<T>? walks)
    {
        _walks = walks;
        _leaves = forest.Leaves;
        _selects = new ByteSelect[CountSelects(forest.Trees)];
        _trees = new SelectTree[forest.Trees.Length];
        int select = 0;
        for (int i = 0; i < _trees.Length; i++)
        {
            var tree = forest.Trees[i];
            if (IsSelected(tree))
            {
                SelectKernel.Place(tree, _selects.AsSpan(select, tree.NodeCount));
                select += tree.NodeCount;
            }
            _trees[i] = new(select, forest.FirstLeaves[i], tree.LeafCount, forest.Outputs[i], !IsSelected(tree));
        }
    }

    /// <summary>The number of nodes that are run for all rows; trees that are walked have none.</summary>
    public static int CountSelects(RankedTree[] trees)
    {
        int count = 0;
        foreach (var tree in trees) count += IsSelected(tree) ? tree.NodeCount : 0;
        return count;
    }

    /// <summary>Adds all trees, in order.</summary>
    /// <param name="width">The vectors to run on.</param>
    /// <param name="columns">The block's columns.</param>
    /// <param name="slots">Prepared slots.</param>
    /// <param name="sums">A sum a row of the block, output after output.</param>
    /// <param name="rowCount">The number of rows; some more may be done.</param>
    public void Add(KernelWidth width, ref byte columns, ref byte slots, ref T sums, int rowCount)
    {
        if (width == KernelWidth.Vector512) Add512(ref columns, ref slots, ref sums, rowCount);
        else if (width == KernelWidth.Vector256) Add256(ref columns, ref slots, ref sums, rowCount);
        else Add128(ref columns, ref slots, ref sums, rowCount);
    }

    private static bool IsSelected(RankedTree tree) => tree.LeafCount <= SelectKernel.MostLeaves;

    // Methods of their own, so that only the width that runs is loaded and compiled.
    private void Add512(ref byte columns, ref byte slots, ref T sums, int rowCount) =>
        Add<Bytes512, Vector512<byte>>(ref columns, ref slots, ref sums, rowCount);

    private void Add256(ref byte columns, ref byte slots, ref T sums, int rowCount) =>
        Add<Bytes256, Vector256<byte>>(ref columns, ref slots, ref sums, rowCount);

    private void Add128(ref byte columns, ref byte slots, ref T sums, int rowCount) =>
        Add<Bytes128, Vector128<byte>>(ref columns, ref slots, ref sums, rowCount);

    [MethodImpl(HotLoop.Options)]
    private void Add<TSimd, TBytes>(ref byte columns, ref byte slots, ref T sums, int rowCount) where TSimd : IByteSimd<TBytes>
    {
        int select = 0;
        for (int i = 0; i < _trees.Length; i++)
        {
            ref readonly var tree = ref _trees[i];
            ref T sum = ref Unsafe.Add(ref sums, tree.Output * BlockRows);
            if (tree.IsWalked)
            {
                _walks!.AddBlock(i, ref columns, ref sum, rowCount);
                continue;
            }
            int count = tree.EndSelect - select;
            // Without a node every row is at leaf 0.
            ref byte indices = ref slots;
            if (count > 0)
            {
                SelectKernel.Run<TSimd, TBytes>(_selects.AsSpan(select, count), ref columns, ref slots, rowCount);
                indices = ref Unsafe.Add(ref slots, SelectKernel.MostLeaves * BlockRows);
            }
            LeafSums.Add(ref _leaves[tree.FirstLeaf], tree.LeafCount, ref indices, ref sum, rowCount);
            select = tree.EndSelect;
        }
    }
}
