namespace FeatureGen.Trees.Kernels;

/// <summary>About how long an ensemble takes, quantising of blocks aside, in nanoseconds. No score depends on it.</summary>
internal sealed class EnsembleCosts
{
    private const int BlockRows = SelectKernel.BlockRows;

    private readonly KernelWidth _width;
    private readonly int _treeCount;
    private readonly int _selectCount;
    private readonly double _ofRow;

    /// <param name="width">The vectors to run on.</param>
    /// <param name="treeCount">The number of trees.</param>
    /// <param name="selectCount">The number of nodes that are run for all rows of a block.</param>
    /// <param name="ofRow">What a single row takes.</param>
    public EnsembleCosts(KernelWidth width, int treeCount, int selectCount, double ofRow)
    {
        (_width, _treeCount, _selectCount, _ofRow) = (width, treeCount, selectCount, ofRow);
        double blockOfFew = KernelCosts.OfSelects(width, selectCount, rowCount: 1);
        FewestRowsOfBlock = (int)Math.Clamp(blockOfFew / Math.Max(ofRow, 1), 2, BlockRows);
    }

    /// <summary>The fewest rows that are faster as a block than one by one.</summary>
    public int FewestRowsOfBlock { get; }

    /// <summary>Any number of rows.</summary>
    public double Of(int rowCount)
    {
        var (whole, rest) = Math.DivRem(rowCount, BlockRows);
        return whole * OfBlock(BlockRows) + (rest < FewestRowsOfBlock ? rest * _ofRow : OfBlock(rest));
    }

    private double OfBlock(int rowCount) =>
        KernelCosts.OfSelects(_width, _selectCount, rowCount) + KernelCosts.OfLeaves(_width, _treeCount, rowCount);
}
