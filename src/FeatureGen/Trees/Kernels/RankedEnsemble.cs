using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FeatureGen.Formats.Trees;
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
    private readonly double _costOfRow;
    private readonly int _fewestRowsOfBlock;

    public RankedEnsemble(TreeEnsemble ensemble, EnsembleRanks ranks, KernelWidth width) : base(ensemble)
    {
        _width = width;
        _quantiser = ranks.Quantiser;
        RankedTrees = ranks.Trees;
        RowTree<T>[] trees = [.. ensemble.Trees.Zip(ranks.Trees, (tree, ranked) =>
            new RowTree<T>(ranked, TreeLeaves.Of<T>(tree), tree.Output))];
        _selects = [.. trees.Where(IsSelected).SelectMany(tree => SelectKernel.Selects(tree.Tree))];
        // The room behind the last leaf is for permutes, which load more than the leaves of a tree.
        _leaves = [.. trees.SelectMany(tree => tree.Leaves), .. new T[LeafSums.LeavesOfPermutes]];
        _trees = SelectTrees(trees);
        _bases = new T[OutputCount];
        new TreeWalker<T>(ensemble with { Trees = default, EndScale = 1, EndBiases = default }).Score([], _bases);
        _endScale = T.CreateTruncating(ensemble.EndScale);
        _endBiases = [.. ensemble.EndBiases.Select(T.CreateTruncating)];
        _rowKernel = Rows(trees);
        // The trees that blocks walk.
        if (!trees.All(IsSelected)) _walks = _rowKernel as PackedTrees<T> ?? new PackedTrees<T>(trees, OutputCount);
        // Both ways give the same bits.
        _costOfRow = CostOfRow();
        double blockOfFew = KernelCosts.OfSelects(width, _selects.Length, rowCount: 1);
        _fewestRowsOfBlock = (int)Math.Clamp(blockOfFew / Math.Max(_costOfRow, 1), 2, BlockRows);
    }

    /// <summary>The vectors that it runs on.</summary>
    public KernelWidth Width => _width;

    /// <summary>Makes the columns.</summary>
    public Quantiser Quantiser => _quantiser;

    /// <summary>The trees.</summary>
    public RankedTree[] RankedTrees { get; }

    /// <summary>Whether no tree has too many leaves for a byte.</summary>
    public bool IsSelectedOnly => _walks is null;

    /// <summary>What a sum starts with, an output.</summary>
    public ReadOnlySpan<T> Bases => _bases;

    /// <summary>The trees as blocks run them.</summary>
    public ReadOnlySpan<SelectTree> Trees => _trees;

    /// <summary>What the leaves add, tree after tree; behind the last there is room for permutes.</summary>
    public ReadOnlySpan<T> Leaves => _leaves;

    /// <summary>About how long some rows take, quantising aside, in nanoseconds.</summary>
    public double Cost(int rowCount)
    {
        var (whole, rest) = Math.DivRem(rowCount, BlockRows);
        return whole * CostOfBlock(BlockRows) + (rest < _fewestRowsOfBlock ? rest * _costOfRow : CostOfBlock(rest));
    }

    /// <summary>Computes the margins of rows of which some columns are known.</summary>
    public void Score<TMargin>(FeatureTile tile, KnownRanks known, Span<TMargin> margins) where TMargin : unmanaged, INumberBase<TMargin>
    {
        var scratch = KernelScratch.Current;
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            if (count < _fewestRowsOfBlock)
                for (int row = first; row < first + count; row++) ScoreRow(tile, row, known, scratch, margins);
            else ScoreBlock(tile, first, count, known, scratch, margins);
        }
    }

    /// <summary>What becomes of a sum when all trees are added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T End(T sum, int output)
    {
        if (_endScale != T.One) sum *= _endScale;
        return _endBiases.Length > 0 ? sum + _endBiases[output] : sum;
    }

    /// <inheritdoc/>
    protected override void Score<TMargin>(FeatureTile tile, Span<TMargin> margins) => Score(tile, default, margins);

    private static bool IsSelected(RowTree<T> tree) => tree.Tree.LeafCount <= SelectKernel.MostLeaves;

    private RowKernel<T> Rows(RowTree<T>[] trees)
    {
        bool isWide = _width == KernelWidth.Vector512;
        if (isWide && LaneTrees<T>.Takes(trees, _quantiser)) return new LaneTrees<T>(trees, _quantiser, OutputCount);
        if (isWide && MaskedTrees<T>.Takes(trees, _quantiser)) return new MaskedTrees<T>(trees, _quantiser, OutputCount);
        return new PackedTrees<T>(trees, OutputCount);
    }

    private static SelectTree[] SelectTrees(RowTree<T>[] trees)
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

    private double CostOfBlock(int rowCount) =>
        KernelCosts.OfSelects(_width, _selects.Length, rowCount) + KernelCosts.OfLeaves(_width, _trees.Length, rowCount);

    private double CostOfRow()
    {
        double tree = _rowKernel switch { LaneTrees<T> => 1.2, MaskedTrees<T> => 5, _ => 9 };
        return KernelCosts.OfRanks(_quantiser) + tree * _trees.Length;
    }

    private void ScoreRow<TMargin>(FeatureTile tile, int row, KnownRanks known, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(_quantiser.ColumnCount + RowVectors.MostColumns);
        known.CopyTo(ref columns, 1);
        _quantiser.Rank(_width, new TileBlock(tile, 0), row, 1, ref columns, 1, known.OpenParts);
        var sums = scratch.Sums<T>(OutputCount);
        _bases.CopyTo(sums);
        _rowKernel.Add(ref columns, scratch, sums);
        for (int output = 0; output < sums.Length; output++)
            margins[output * tile.RowCount + row] = TMargin.CreateTruncating(End(sums[output], output));
    }

    private void ScoreBlock<TMargin>(FeatureTile tile, int first, int count, KnownRanks known, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(_quantiser.ColumnCount * BlockRows);
        known.CopyTo(ref columns, BlockRows);
        _quantiser.Rank(_width, new TileBlock(tile, 0), first, count, ref columns, BlockRows, known.OpenParts);
        var sums = scratch.Sums<T>(OutputCount * BlockRows);
        for (int output = 0; output < OutputCount; output++) sums.Slice(output * BlockRows, BlockRows).Fill(_bases[output]);
        ref byte slots = ref scratch.Slots.Reference;
        ref T sum = ref MemoryMarshal.GetReference(sums);
        if (_width == KernelWidth.Vector512) AddTrees<Bytes512, Vector512<byte>>(ref columns, ref slots, ref sum, count);
        else if (_width == KernelWidth.Vector256) AddTrees<Bytes256, Vector256<byte>>(ref columns, ref slots, ref sum, count);
        else AddTrees<Bytes128, Vector128<byte>>(ref columns, ref slots, ref sum, count);
        for (int output = 0; output < OutputCount; output++)
        {
            var target = margins.Slice(output * tile.RowCount + first, count);
            for (int row = 0; row < target.Length; row++)
                target[row] = TMargin.CreateTruncating(End(sums[output * BlockRows + row], output));
        }
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
                indices = ref Unsafe.Add(ref slots, SelectKernel.MostLeaves * BlockRows);
            }
            LeafSums.Add(ref _leaves[tree.FirstLeaf], tree.LeafCount, ref indices, ref sum, rowCount);
            select = tree.EndSelect;
        }
    }
}
