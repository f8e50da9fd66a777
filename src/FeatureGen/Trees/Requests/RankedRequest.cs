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

    // The state of a request has room for all nodes, 12 to 16 bytes each: more would be dear to rent.
    private const int MostNodes = 1 << 20;

    private readonly RankedEnsemble<T> _ensemble;
    private readonly Quantiser _quantiser;
    private readonly KernelWidth _width;
    private readonly int[] _asked;
    private readonly bool[] _isContextPart;
    private readonly bool[] _isItemPart;
    private readonly int[] _contextColumns;
    private readonly Specialiser<T>? _specialiser;
    private readonly SpecialisingCost? _cost;
    private readonly bool? _specialises;
    private readonly bool _sumsInRegisters;
    private readonly RequestLayout<T> _layout;

    public RankedRequest(RankedEnsemble<T> ensemble, bool[] isContext, bool? specialises) : base(ensemble)
    {
        _ensemble = ensemble;
        _quantiser = ensemble.Quantiser;
        _width = ensemble.Width;
        _specialises = specialises;
        _asked = [.. _quantiser.PartFeatures];
        _isContextPart = [.. _asked.Select(feature => isContext[feature])];
        _isItemPart = [.. _isContextPart.Select(isPart => !isPart)];
        int[] parts = _quantiser.PartsOfColumns();
        _contextColumns = [.. Enumerable.Range(0, parts.Length).Where(column => _isContextPart[parts[column]])];
        bool isReducible = _contextColumns.Length > 0 && ensemble.IsSelectedOnly && specialises != false
            && ensemble.RankedTrees.Sum(tree => (long)tree.NodeCount) <= MostNodes;
        var trees = isReducible ? ensemble.RankedTrees : [];
        _layout = new(
            parts.Length, _asked.Length, trees.Length, trees.Sum(tree => tree.NodeCount), trees.Sum(tree => tree.LeafCount));
        if (!isReducible) return;
        var roles = new ColumnRoles(parts, _isItemPart);
        _sumsInRegisters = RegisterSums.Takes(_width, trees);
        bool isMasked = MaskedSpecialiser<T>.Takes(_width, trees, parts.Length);
        _specialiser = isMasked ? new MaskedSpecialiser<T>(ensemble, roles) : new PlainSpecialiser<T>(ensemble, roles);
        _cost = new SpecialisingCost(_width, trees, roles, isMasked, _sumsInRegisters);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<int> AskedFeatures => _asked;

    /// <inheritdoc/>
    public override int StateLength => _layout.Length;

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<float> context, int itemCount, Span<byte> state)
    {
        var ranks = _layout.Ranks(state);
        // The quantiser only reads.
        var row = new TileBlock(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(context), context.Length));
        _quantiser.Rank(_width, row, 0, 1, ref MemoryMarshal.GetReference(ranks), 1, _isContextPart);
        _layout.GroupCount(state) = Specialises(itemCount) ? _specialiser!.Reduce(ranks, _layout.Reduced(state)) : NotSpecialised;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<bool> WantedFeatures(Span<byte> state) =>
        _layout.GroupCount(state) == NotSpecialised ? _isItemPart : _layout.Reduced(state).WantedParts;

    /// <inheritdoc/>
    public override void Score(FeatureTile tile, Span<byte> state, Span<float> margins)
    {
        if (_layout.GroupCount(state) == NotSpecialised)
        {
            _ensemble.Score(tile, new KnownRanks(_contextColumns, _layout.Ranks(state), _isItemPart), margins);
            return;
        }
        var scratch = KernelScratch.Current;
        ref byte columns = ref scratch.Columns(_quantiser.ColumnCount * BlockRows);
        var sums = scratch.Sums<T>(BlockRows);
        var reduced = _layout.Reduced(state);
        var groups = reduced.Groups[.._layout.GroupCount(state)];
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            _quantiser.Rank(_width, new TileBlock(tile, 0), first, count, ref columns, BlockRows, reduced.WantedParts);
            sums.Fill(_ensemble.Bases[0]);
            ReducedSums.Add(_width, _sumsInRegisters, groups, reduced, ref columns, ref scratch.Slots.Reference, sums, count);
            for (int row = 0; row < count; row++) margins[first + row] = float.CreateTruncating(_ensemble.End(sums[row], 0));
        }
    }

    private bool Specialises(int itemCount) =>
        _specialiser is not null && (_specialises ?? _cost!.OfRequest(itemCount) < _ensemble.Cost(itemCount));
}
