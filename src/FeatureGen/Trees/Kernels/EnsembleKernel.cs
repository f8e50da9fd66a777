using System.Numerics;
using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Scores tiles by a tree ensemble with the bits of the plain walk. Immutable: any number of threads may use one at once.</summary>
internal abstract class EnsembleKernel
{
    /// <summary>Chooses the kernels for a sound ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="width">The vectors to run on.</param>
    public static EnsembleKernel Create(TreeEnsemble ensemble, KernelWidth width) =>
        ensemble.Precision == TreePrecision.Single ? Create<float>(ensemble, width) : Create<double>(ensemble, width);

    /// <summary>Chooses the kernels for a sound ensemble on this processor.</summary>
    public static EnsembleKernel Create(TreeEnsemble ensemble) => Create(ensemble, KernelWidths.Best);

    /// <summary>Computes the margins of all rows.</summary>
    /// <param name="tile">A slot a feature of the ensemble.</param>
    /// <param name="margins">Takes the margins, output after output, a number a row; of an ensemble in
    /// <see cref="TreePrecision.Double"/> they are rounded.</param>
    public abstract void Score(FeatureTile tile, Span<float> margins);

    /// <summary>Computes the margins of all rows.</summary>
    /// <param name="tile">A slot a feature of the ensemble.</param>
    /// <param name="margins">Takes the margins, output after output, a number a row.</param>
    public abstract void Score(FeatureTile tile, Span<double> margins);

    // The kernels that are not chosen are not even loaded.
    private static EnsembleKernel Create<T>(TreeEnsemble ensemble, KernelWidth width) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var ranks = IsLinear(ensemble) ? null : EnsembleRanks.Create(ensemble);
        return ranks is null ? Walk<T>(ensemble) : new RankedEnsemble<T>(ensemble, ranks, width);
    }

    private static WalkedEnsemble<T> Walk<T>(TreeEnsemble ensemble) where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(ensemble);

    private static bool IsLinear(TreeEnsemble ensemble)
    {
        bool isLinear = ensemble.Linear.Count > 0;
        for (int i = 0; i < ensemble.Trees.Count && !isLinear; i++) isLinear = ensemble.Trees[i].LeafModels.Count > 0;
        return isLinear;
    }
}
