using FeatureGen.Formats.Trees;

namespace FeatureGen.Trees.Kernels;

/// <summary>Scores tiles by a tree ensemble with the bits of the plain walk. Immutable: any number of threads may use one at once.</summary>
internal abstract class EnsembleKernel
{
    /// <summary>Chooses the kernels for a sound ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="width">The vectors to run on.</param>
    public static EnsembleKernel Create(TreeEnsemble ensemble, KernelWidth width)
    {
        bool isLinear = ensemble.Linear.Count > 0 || ensemble.Trees.Any(tree => tree.LeafModels.Count > 0);
        var ranks = isLinear ? null : EnsembleRanks.Create(ensemble);
        return ensemble.Precision == TreePrecision.Single
            ? ranks is null ? new WalkedEnsemble<float>(ensemble) : new RankedEnsemble<float>(ensemble, ranks, width)
            : ranks is null ? new WalkedEnsemble<double>(ensemble) : new RankedEnsemble<double>(ensemble, ranks, width);
    }

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
}
