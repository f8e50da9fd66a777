using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>What kernels share that sum in one precision.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal abstract class EnsembleKernel<T>(TreeEnsemble ensemble) : EnsembleKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of slots of a tile.</summary>
    protected int FeatureCount { get; } = ensemble.Features.Count;

    /// <summary>The number of margins of a row.</summary>
    protected int OutputCount { get; } = ensemble.OutputCount;

    /// <inheritdoc/>
    public sealed override void Score(FeatureTile tile, Span<float> margins)
    {
        Require(tile, margins.Length);
        ScoreRows(tile, margins);
    }

    /// <inheritdoc/>
    public sealed override void Score(FeatureTile tile, Span<double> margins)
    {
        Require(tile, margins.Length);
        ScoreRows(tile, margins);
    }

    /// <summary>Computes the margins of all rows, output after output.</summary>
    protected abstract void ScoreRows(FeatureTile tile, Span<float> margins);

    /// <summary>Computes the margins of all rows, output after output.</summary>
    protected abstract void ScoreRows(FeatureTile tile, Span<double> margins);

    private void Require(FeatureTile tile, int room)
    {
        if (tile.SlotCount != FeatureCount)
            throw new ArgumentException($"The tile has {tile.SlotCount} slots; the ensemble has {FeatureCount} features.");
        long count = (long)tile.RowCount * OutputCount;
        if (room < count)
            throw new ArgumentException($"{OutputCount} margins of {tile.RowCount} rows do not fit into {room} numbers.", "margins");
    }
}
