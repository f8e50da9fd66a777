using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Scoring;

namespace FeatureGen.Trees.Kernels;

/// <summary>Scores by ranks: blocks of rows node by node, a few rows tree by tree. Sums are taken in the order of the trees, so that the bits
/// are those of the plain walk.</summary>
internal sealed class RankedEnsemble<T> : EnsembleKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockRows = SelectKernel.BlockRows;

    private readonly T[] _bases;
    private readonly T _endScale;
    private readonly T[] _endBiases;

    // Laid out when first used: most processes score in one way only.
    private readonly Lazy<RowKernel<T>> _rowKernel;
    private readonly Lazy<BlockKernel<T>> _blockKernel;
    private readonly Lazy<EnsembleCosts> _costs;

    public RankedEnsemble(TreeEnsemble ensemble, EnsembleRanks ranks, KernelWidth width) : base(ensemble)
    {
        Width = width;
        Quantiser = ranks.Quantiser;
        Forest = new RankedForest<T>(ensemble, ranks.Trees);
        _bases = BaseMargins.Of<T>(ensemble);
        _endScale = T.CreateTruncating(ensemble.EndScale);
        _endBiases = new T[ensemble.EndBiases.Count];
        for (int i = 0; i < _endBiases.Length; i++) _endBiases[i] = T.CreateTruncating(ensemble.EndBiases[i]);
        _rowKernel = new(NewRowKernel);
        _blockKernel = new(NewBlockKernel);
        _costs = new(NewCosts);
    }

    /// <summary>The vectors that it runs on.</summary>
    public KernelWidth Width { get; }

    /// <summary>Makes the columns.</summary>
    public Quantiser Quantiser { get; }

    /// <summary>The trees, and what their leaves add.</summary>
    public RankedForest<T> Forest { get; }

    /// <summary>Whether no tree has too many leaves for a byte.</summary>
    public bool IsSelectedOnly => Forest.MostLeaves <= SelectKernel.MostLeaves;

    /// <summary>What a sum starts with, an output.</summary>
    public ReadOnlySpan<T> Bases => _bases;

    /// <summary>About how long some rows take.</summary>
    public EnsembleCosts Costs => _costs.Value;

    /// <summary>Computes the margins of rows of which some columns are known.</summary>
    public void Score<TMargin>(FeatureTile tile, KnownRanks known, Span<TMargin> margins) where TMargin : unmanaged, INumberBase<TMargin>
    {
        var scratch = KernelScratch.Current;
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            // Both ways give the same bits.
            if (count == 1 || count < Costs.FewestRowsOfBlock)
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
    protected override void ScoreRows(FeatureTile tile, Span<float> margins) => Score(tile, default, margins);

    /// <inheritdoc/>
    protected override void ScoreRows(FeatureTile tile, Span<double> margins) => Score(tile, default, margins);

    private bool RunsInLanes => Width == KernelWidth.Vector512 && LaneTrees<T>.Takes(Forest, Quantiser);

    private bool RunsMasked => Width == KernelWidth.Vector512 && MaskedTrees<T>.Takes(Forest, Quantiser);

    private RowKernel<T> NewRowKernel() => RunsInLanes ? NewLaneTrees() : RunsMasked ? NewMaskedTrees() : NewPackedTrees();

    // Methods of their own, so that only the kernel that runs is loaded.
    private LaneTrees<T> NewLaneTrees() => new(Forest, Quantiser);

    private MaskedTrees<T> NewMaskedTrees() => new(Forest, Quantiser);

    private PackedTrees<T> NewPackedTrees() => new(Forest);

    private BlockKernel<T> NewBlockKernel() =>
        new(Forest, IsSelectedOnly ? null : _rowKernel.Value as PackedTrees<T> ?? NewPackedTrees());

    private EnsembleCosts NewCosts() => new(Width, Forest.Trees.Length, BlockKernel<T>.CountSelects(Forest.Trees), CostOfRow());

    private double CostOfRow()
    {
        double inLanes = Quantiser.ColumnCount > RowVectors.MostColumns ? 2.6 : 1.2;
        double tree = RunsInLanes ? inLanes : RunsMasked ? 5 : 9;
        return KernelCosts.OfRanks(Quantiser) + tree * Forest.Trees.Length;
    }

    private void ScoreRow<TMargin>(FeatureTile tile, int row, KnownRanks known, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(Quantiser.ColumnCount + RowVectors.MostColumns);
        known.CopyTo(ref columns, 1);
        Quantiser.Rank(Width, new TileBlock(tile, 0), row, 1, ref columns, 1, known.OpenParts);
        var sums = scratch.Sums<T>(OutputCount);
        _bases.CopyTo(sums);
        _rowKernel.Value.Add(ref columns, scratch, sums);
        for (int output = 0; output < sums.Length; output++)
            margins[output * tile.RowCount + row] = TMargin.CreateTruncating(End(sums[output], output));
    }

    private void ScoreBlock<TMargin>(FeatureTile tile, int first, int count, KnownRanks known, KernelScratch scratch, Span<TMargin> margins)
        where TMargin : unmanaged, INumberBase<TMargin>
    {
        ref byte columns = ref scratch.Columns(Quantiser.ColumnCount * BlockRows);
        known.CopyTo(ref columns, BlockRows);
        Quantiser.Rank(Width, new TileBlock(tile, 0), first, count, ref columns, BlockRows, known.OpenParts);
        var sums = scratch.Sums<T>(OutputCount * BlockRows);
        for (int output = 0; output < OutputCount; output++) sums.Slice(output * BlockRows, BlockRows).Fill(_bases[output]);
        _blockKernel.Value.Add(Width, ref columns, ref scratch.Slots, ref MemoryMarshal.GetReference(sums), count);
        for (int output = 0; output < OutputCount; output++)
        {
            var target = margins.Slice(output * tile.RowCount + first, count);
            for (int row = 0; row < target.Length; row++)
                target[row] = TMargin.CreateTruncating(End(sums[output * BlockRows + row], output));
        }
    }
}
