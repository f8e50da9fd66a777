using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Walks row by row: for what the fast kernels do not do, linear models in leaves or beside the trees.</summary>
internal sealed class WalkedEnsemble<T>(TreeEnsemble ensemble) : EnsembleKernel<T>(ensemble)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TreeWalker<T> _walker = new(ensemble);

    /// <inheritdoc/>
    protected override void ScoreRows(FeatureTile tile, Span<float> margins) => Score(tile, margins);

    /// <inheritdoc/>
    protected override void ScoreRows(FeatureTile tile, Span<double> margins) => Score(tile, margins);

    private void Score<TMargin>(FeatureTile tile, Span<TMargin> margins) where TMargin : unmanaged, INumberBase<TMargin>
    {
        var scratch = KernelScratch.Current;
        var row = scratch.Row(FeatureCount);
        var sums = scratch.Sums<T>(OutputCount);
        for (int r = 0; r < tile.RowCount; r++)
        {
            for (int feature = 0; feature < row.Length; feature++) row[feature] = tile.Column(feature)[r];
            _walker.Score(row, sums);
            for (int output = 0; output < sums.Length; output++)
                margins[output * tile.RowCount + r] = TMargin.CreateTruncating(sums[output]);
        }
    }
}
