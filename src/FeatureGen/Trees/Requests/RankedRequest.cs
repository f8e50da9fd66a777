using System.Numerics;
using System.Runtime.InteropServices;
using FeatureGen.Scoring;
using FeatureGen.Trees.Kernels;

namespace FeatureGen.Trees.Requests;

/// <summary>Ranks the context once a request, then reduces the trees to what it leaves of them, or, where that does not pay, repeats its
/// ranks in all rows.</summary>
/// <typeparam name="T">The ensemble's precision.</typeparam>
internal sealed class RankedRequest<T> : RequestKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockRows = SelectKernel.BlockRows;
    private const int NotSpecialised = -1;

    private readonly RankedEnsemble<T> _ensemble;
    private readonly Quantiser _quantiser;
    private readonly KernelWidth _width;
    private readonly int[] _asked;
    private readonly bool? _specialises;

    // Made by the first request: many processes score whole rows alone.
    private readonly Lazy<RequestPlan<T>> _plan;

    public RankedRequest(RankedEnsemble<T> ensemble, bool[] isContext, bool? specialises) : base(ensemble)
    {
        _ensemble = ensemble;
        _quantiser = ensemble.Quantiser;
        _width = ensemble.Width;
        _specialises = specialises;
        int[] asked = _asked = _quantiser.PartFeatures();
        _plan = new(() => new RequestPlan<T>(ensemble, asked, isContext, specialises != false));
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> AskedFeatures => _asked;

    /// <inheritdoc/>
    public override int StateLength => _plan.Value.Layout.Length;

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<float> context, int itemCount, Span<byte> state)
    {
        var plan = _plan.Value;
        var ranks = plan.Layout.Ranks(state);
        // The quantiser only reads.
        var row = new TileBlock(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(context), context.Length));
        _quantiser.Rank(_width, row, 0, 1, ref MemoryMarshal.GetReference(ranks), 1, plan.IsContextPart);
        plan.Layout.GroupCount(state) = Specialises(plan, itemCount)
            ? plan.Specialisation!.Specialiser.Reduce(ranks, plan.Layout.Reduced(state))
            : NotSpecialised;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<bool> WantedFeatures(Span<byte> state)
    {
        var plan = _plan.Value;
        return plan.Layout.GroupCount(state) == NotSpecialised ? plan.IsItemPart : plan.Layout.Reduced(state).WantedParts;
    }

    /// <inheritdoc/>
    public override void Score(FeatureTile tile, Span<byte> state, Span<float> margins)
    {
        var plan = _plan.Value;
        var layout = plan.Layout;
        if (layout.GroupCount(state) == NotSpecialised)
        {
            _ensemble.Score(tile, new KnownRanks(plan.ContextColumns, layout.Ranks(state), plan.IsItemPart), margins);
            return;
        }
        var scratch = KernelScratch.Current;
        ref byte columns = ref scratch.Columns(_quantiser.ColumnCount * BlockRows);
        var sums = scratch.Sums<T>(BlockRows);
        var reduced = layout.Reduced(state);
        var groups = reduced.Groups[..layout.GroupCount(state)];
        bool inRegisters = plan.Specialisation!.SumsInRegisters;
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            _quantiser.Rank(_width, new TileBlock(tile, 0), first, count, ref columns, BlockRows, reduced.WantedParts);
            sums.Fill(_ensemble.Bases[0]);
            ReducedSums.Add(_width, inRegisters, groups, reduced, ref columns, ref scratch.Slots, sums, count);
            for (int row = 0; row < count; row++) margins[first + row] = float.CreateTruncating(_ensemble.End(sums[row], 0));
        }
    }

    private bool Specialises(RequestPlan<T> plan, int itemCount) =>
        plan.Specialisation is { } specialisation
        && (_specialises ?? specialisation.Cost.OfRequest(itemCount) < _ensemble.Costs.Of(itemCount));
}
