using System.Runtime.InteropServices;
using FeatureGen.Formats.Trees;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Scores joined rows: for ensembles that are not ranked. The state of a request is its context.</summary>
internal sealed class WalkedRequest : RequestKernel
{
    private readonly int _featureCount;
    private readonly int[] _asked;
    private readonly int[] _known;
    private readonly bool[] _isWanted;

    public WalkedRequest(EnsembleKernel rows, TreeEnsemble ensemble, bool[] isContext) : base(rows)
    {
        _featureCount = ensemble.Features.Count;
        _asked = [.. ensemble.AskedFeatures()];
        _known = [.. _asked.Where(feature => isContext[feature])];
        _isWanted = [.. _asked.Select(feature => !isContext[feature])];
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> AskedFeatures => _asked;

    /// <inheritdoc/>
    public override int StateLength => _featureCount * sizeof(float);

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<float> context, int itemCount, Span<byte> state) =>
        MemoryMarshal.AsBytes(context).CopyTo(state);

    /// <inheritdoc/>
    public override ReadOnlySpan<bool> WantedFeatures(Span<byte> state) => _isWanted;

    /// <inheritdoc/>
    public override void Score(FeatureTile tile, Span<byte> state, Span<float> margins)
    {
        var context = MemoryMarshal.Cast<byte, float>(state);
        foreach (int feature in _known) tile.Column(feature).Fill(context[feature]);
        Rows.Score(tile, margins);
    }
}
