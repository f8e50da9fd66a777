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
    public sealed override void Score(FeatureTile tile, Span<float> margins) => Score<float>(tile, Require(tile, margins));

    /// <inheritdoc/>
    public sealed override void Score(FeatureTile tile, Span<double> margins) => Score<double>(tile, Require(tile, margins));

    /// <summary>Computes the margins of all rows, output after output.</summary>
    protected abstract void Score<TMargin>(FeatureTile tile, Span<TMargin> margins) where TMargin : unmanaged, INumberBase<TMargin>;

    private Span<TMargin> Require<TMargin>(FeatureTile tile, Span<TMargin> margins)
    {
        if (tile.SlotCount != FeatureCount)
            throw new ArgumentException($"The tile has {tile.SlotCount} slots; the ensemble has {FeatureCount} features.");
        long count = (long)tile.RowCount * OutputCount;
        return margins.Length >= count
            ? margins
            : throw new ArgumentException($"{OutputCount} margins of {tile.RowCount} rows do not fit into {margins.Length} numbers.",
                nameof(margins));
    }
}
