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
    private readonly bool? _specialises;
    private readonly RequestLayout<T> _layout;

    // Laid out by the first request; null where nothing can be reduced.
    private readonly Lazy<Specialisation<T>>? _specialisation;

    public RankedRequest(RankedEnsemble<T> ensemble, bool[] isContext, bool? specialises) : base(ensemble)
    {
        _ensemble = ensemble;
        _quantiser = ensemble.Quantiser;
        _width = ensemble.Width;
        _specialises = specialises;
        _asked = _quantiser.PartFeatures();
        _isContextPart = new bool[_asked.Length];
        _isItemPart = new bool[_asked.Length];
        for (int part = 0; part < _asked.Length; part++)
        {
            _isContextPart[part] = isContext[_asked[part]];
            _isItemPart[part] = !_isContextPart[part];
        }
        var roles = new ColumnRoles(_quantiser.PartsOfColumns(), _isItemPart);
        _contextColumns = ColumnsOfContext(roles);
        bool isReducible = _contextColumns.Length > 0 && ensemble.IsSelectedOnly && specialises != false
            && ensemble.Forest.NodeCount <= MostNodes;
        var forest = ensemble.Forest;
        _layout = isReducible
            ? new(roles.Parts.Length, _asked.Length, forest.Trees.Length, forest.NodeCount, forest.LeafCount)
            : new(roles.Parts.Length, _asked.Length, 0, 0, 0);
        if (isReducible) _specialisation = new(() => new Specialisation<T>(ensemble, roles));
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
        _layout.GroupCount(state) = Specialises(itemCount)
            ? _specialisation!.Value.Specialiser.Reduce(ranks, _layout.Reduced(state))
            : NotSpecialised;
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
        bool inRegisters = _specialisation!.Value.SumsInRegisters;
        for (int first = 0; first < tile.RowCount; first += BlockRows)
        {
            int count = Math.Min(BlockRows, tile.RowCount - first);
            _quantiser.Rank(_width, new TileBlock(tile, 0), first, count, ref columns, BlockRows, reduced.WantedParts);
            sums.Fill(_ensemble.Bases[0]);
            ReducedSums.Add(_width, inRegisters, groups, reduced, ref columns, ref scratch.Slots, sums, count);
            for (int row = 0; row < count; row++) margins[first + row] = float.CreateTruncating(_ensemble.End(sums[row], 0));
        }
    }

    private static int[] ColumnsOfContext(ColumnRoles roles)
    {
        int count = 0;
        foreach (bool isItem in roles.IsItem) count += isItem ? 0 : 1;
        var columns = new int[count];
        for (int column = roles.IsItem.Length - 1; column >= 0; column--)
            if (!roles.IsItem[column]) columns[--count] = column;
        return columns;
    }

    private bool Specialises(int itemCount) =>
        _specialisation is not null && (_specialises ?? _specialisation.Value.Cost.OfRequest(itemCount) < _ensemble.Costs.Of(itemCount));
}
