using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FeatureGen.Formats.Trees;
using FeatureGen.Numerics;
using FeatureGen.Scoring;

namespace FeatureGen.Trees.Kernels;

/// <summary>Scores by ranks: blocks of rows node by node, a few rows tree by tree. Sums are taken in the order of the trees, so that the bits
/// are those of the plain walk.</summary>
internal sealed class RankedEnsemble<T> : EnsembleKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockRows = SelectKernel.BlockRows;

    private readonly KernelWidth _width;
    private readonly Quantiser _quantiser;
    private readonly ByteSelect[] _selects;
    private readonly SelectTree[] _trees;
    private readonly T[] _leaves;
    private readonly T[] _bases;
    private readonly T _endScale;
    private readonly T[] _endBiases;
    private readonly RowKernel<T> _rowKernel;
    private readonly PackedTrees<T>? _walks;
    private readonly int _fewestRowsOfBlock;

    public RankedEnsemble(TreeEnsemble ensemble, EnsembleRanks ranks, KernelWidth width) : base(ensemble)
    {
        _width = width;
        _quantiser = ranks.Quantiser;
        RowTree<T>[] trees = [.. ensemble.Trees.Zip(ranks.Trees, (tree, ranked) =>
            new RowTree<T>(ranked, TreeLeaves.Of<T>(tree), tree.Output))];
        _selects = [.. trees.Where(IsSelected).SelectMany(tree => SelectKernel.Selects(tree.Tree))];
        // The room behind the last leaf is for permutes, which load more than the leaves of a tree.
        _leaves = [.. trees.SelectMany(tree => tree.Leaves), .. new T[LeafSums.LeavesOfPermutes]];
        _trees = Trees(trees);
        _bases = new T[OutputCount];
        new TreeWalker<T>(ensemble with { Trees = default, EndScale = 1, EndBiases = default }).Score([], _bases);
        _endScale = T.CreateTruncating(ensemble.EndScale);
        _endBiases = [.. ensemble.EndBiases.Select(T.CreateTruncating)];
        _rowKernel = Rows(trees);
        // The trees that blocks walk.
        if (!trees.All(IsSelected)) _walks = _rowKernel as PackedTrees<T> ?? new PackedTrees<T>(trees, OutputCount);
        _fewestRowsOfBlock = FewestRowsOfBlock(trees);
    }

    /// <inheritdoc/>
    protected override void Score<TMargin>(FeatureTile tile, Span<TMargin> margins)
    {
        var scratch = KernelScratch.Current;
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            if (count < _fewestRowsOfBlock)
                for (int row = first; row < first + count; row++) ScoreRow(tile, row, scratch, margins);
            else ScoreBlock(tile, first, count, scratch, margins);
        }
    }

    private static bool IsSelected(RowTree<T> tree) => tree.Tree.LeafCount <= SelectKernel.MostLeaves;

    private RowKernel<T> Rows(RowTree<T>[] trees)
    {
        bool isWide = _width == KernelWidth.Vector512;
        if (isWide && LaneTrees<T>.Takes(trees, _quantiser.ColumnCount)) return new LaneTrees<T>(trees, OutputCount);
        if (isWide && MaskedTrees<T>.Takes(trees, _quantiser.ColumnCount)) return new MaskedTrees<T>(trees, OutputCount);
        return new PackedTrees<T>(trees, OutputCount);
    }

    // Both ways give the same bits; which is faster was measured, in tenths of nanoseconds: a select of the fewest vectors that a block runs,
    // a tree and a column of a row.
    private int FewestRowsOfBlock(RowTree<T>[] trees)
    {
        long select = _width switch { KernelWidth.Vector512 => 20, KernelWidth.Vector256 => 14, _ => 13 };
        long tree = _rowKernel switch { LaneTrees<T> => 12, MaskedTrees<T> => 50, _ => 90 };
        const long column = 25;
        long row = column * _quantiser.ColumnCount + tree * trees.Length;
        return (int)Math.Clamp(select * _selects.Length / Math.Max(row, 1), 2, BlockRows);
    }

    private static SelectTree[] Trees(RowTree<T>[] trees)
    {
        var result = new SelectTree[trees.Length];
        int select = 0, leaf = 0;
        for (int i = 0; i < trees.Length; i++)
        {
            var tree = trees[i].Tree;
            if (IsSelected(trees[i])) select += tree.NodeCount;
            result[i] = new(select, leaf, tree.LeafCount, trees[i].Output, !IsSelected(trees[i]));
            leaf += tree.LeafCount;
        }
        return result;
    }

    private void ScoreRow<TMargin>(FeatureTile tile, int row, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(Math.Max(_quantiser.ColumnCount, RowVectors.MostColumns));
        var block = new TileBlock(tile, 0);
        if (_width == KernelWidth.Vector512) _quantiser.Rank<Simd512, Vector512<float>, Vector512<int>>(block, row, 1, ref columns, 1);
        else if (_width == KernelWidth.Vector256) _quantiser.Rank<Simd256, Vector256<float>, Vector256<int>>(block, row, 1, ref columns, 1);
        else _quantiser.Rank<Simd128, Vector128<float>, Vector128<int>>(block, row, 1, ref columns, 1);
        var sums = scratch.Sums<T>(OutputCount);
        _bases.CopyTo(sums);
        _rowKernel.Add(ref columns, scratch, sums);
        for (int output = 0; output < sums.Length; output++)
            margins[output * tile.RowCount + row] = TMargin.CreateTruncating(End(sums[output], output));
    }

    private void ScoreBlock<TMargin>(FeatureTile tile, int first, int count, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(_quantiser.ColumnCount * BlockRows);
        var sums = scratch.Sums<T>(OutputCount * BlockRows);
        for (int output = 0; output < OutputCount; output++) sums.Slice(output * BlockRows, BlockRows).Fill(_bases[output]);
        var block = new TileBlock(tile, 0);
        ref byte slots = ref scratch.Slots.Reference;
        ref T sum = ref MemoryMarshal.GetReference(sums);
        if (_width == KernelWidth.Vector512)
        {
            _quantiser.RankBlock(block, first, count, ref columns, BlockRows);
            AddTrees<Bytes512, Vector512<byte>>(ref columns, ref slots, ref sum, count);
        }
        else if (_width == KernelWidth.Vector256)
        {
            _quantiser.Rank<Simd256, Vector256<float>, Vector256<int>>(block, first, count, ref columns, BlockRows);
            AddTrees<Bytes256, Vector256<byte>>(ref columns, ref slots, ref sum, count);
        }
        else
        {
            _quantiser.Rank<Simd128, Vector128<float>, Vector128<int>>(block, first, count, ref columns, BlockRows);
            AddTrees<Bytes128, Vector128<byte>>(ref columns, ref slots, ref sum, count);
        }
        for (int output = 0; output < OutputCount; output++)
        {
            var target = margins.Slice(output * tile.RowCount + first, count);
            for (int row = 0; row < target.Length; row++)
                target[row] = TMargin.CreateTruncating(End(sums[output * BlockRows + row], output));
        }
    }

    private T End(T sum, int output)
    {
        if (_endScale != T.One) sum *= _endScale;
        return _endBiases.Length > 0 ? sum + _endBiases[output] : sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTrees<TSimd, TBytes>(ref byte columns, ref byte slots, ref T sums, int rowCount) where TSimd : IByteSimd<TBytes>
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
                indices = ref Unsafe.Add(ref slots, (SelectKernel.MostLeaves + count - 1) * BlockRows);
            }
            LeafSums.Add(ref _leaves[tree.FirstLeaf], tree.LeafCount, ref indices, ref sum, rowCount);
            select = tree.EndSelect;
        }
    }
}
