using System.Numerics;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Scores the candidates of requests by an ensemble of one output: what the context decides is done once a request. The bits are
/// those of the joined rows. Immutable: any number of threads may use one at once.</summary>
/// <param name="rows">Scores whole rows.</param>
internal abstract class RequestKernel(EnsembleKernel rows)
{
    /// <summary>Scores whole rows.</summary>
    public EnsembleKernel Rows { get; } = rows;

    /// <summary>The features that the ensemble asks for; one may stand several times.</summary>
    public abstract ReadOnlySpan<int> AskedFeatures { get; }

    /// <summary>How many bytes the state of a request has.</summary>
    public abstract int StateLength { get; }

    /// <summary>Chooses the kernel for a sound ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="isContext">For each feature whether it is known once a request.</param>
    /// <param name="width">The vectors to run on.</param>
    /// <param name="specialises">Whether the ensemble is reduced to what the context leaves; null: where that is expected to pay.</param>
    public static RequestKernel Create(TreeEnsemble ensemble, bool[] isContext, KernelWidth width, bool? specialises = null) =>
        ensemble.Precision == TreePrecision.Single
            ? Create<float>(ensemble, isContext, width, specialises)
            : Create<double>(ensemble, isContext, width, specialises);

    /// <summary>Starts a request.</summary>
    /// <param name="context">A value a feature, of which those of the context are read.</param>
    /// <param name="itemCount">About how many candidates will be scored.</param>
    /// <param name="state">Takes <see cref="StateLength"/> bytes.</param>
    public abstract void Begin(ReadOnlySpan<float> context, int itemCount, Span<byte> state);

    /// <summary>For each of <see cref="AskedFeatures"/> whether the candidates of a request must bring it.</summary>
    /// <param name="state">The state of the request.</param>
    public abstract ReadOnlySpan<bool> WantedFeatures(Span<byte> state);

    /// <summary>Computes the margins of candidates.</summary>
    /// <param name="tile">A slot a feature, of which those are read that are wanted of candidates; others may be written.</param>
    /// <param name="state">The state of the request; it is only read.</param>
    /// <param name="margins">Takes a margin a candidate.</param>
    public abstract void Score(FeatureTile tile, Span<byte> state, Span<float> margins);

    private static RequestKernel Create<T>(TreeEnsemble ensemble, bool[] isContext, KernelWidth width, bool? specialises)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = EnsembleKernel.Create(ensemble, width);
        return kernel is RankedEnsemble<T> ranked
            ? new RankedRequest<T>(ranked, isContext, specialises)
            : new WalkedRequest(kernel, ensemble, isContext);
    }
}
