using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Profiling;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Drift;

/// <summary>
/// Counts rows in frozen bins, in one pass; memory does not grow with the rows. The next block is read while one is counted.
/// </summary>
internal sealed class DriftCounter
{
    private const int BlockRows = 1 << 16;
    private readonly IBlockSource _source;
    private readonly int _threads;
    private readonly IReadOnlyList<ListCounter> _lists;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly ColumnAccumulator[] _columns;
    private readonly Dictionary<string, ColumnAccumulator> _columnOf;
    private readonly ColumnAccumulator[] _crosses;
    private readonly ColumnAccumulator? _label;
    private readonly (ColumnView View, int[] Codes)[] _workers;
    private int[] _noLabels = [];

    /// <exception cref="DataFormatException">The table lacks a column.</exception>
    public DriftCounter(IBlockSource source, DriftPlan plan, string label, int threads)
    {
        _source = source;
        _threads = Math.Max(1, threads);
        for (int ordinal = 0; ordinal < source.Names.Count; ordinal++) _ordinals.TryAdd(source.Names[ordinal], ordinal);
        _lists = plan.Lists;
        foreach (var list in _lists) list.Bind(OrdinalOf(list.Field.Name), source.Path);
        if (_ordinals.TryGetValue(label, out int labelColumn))
            _label = new ColumnAccumulator(new ProfiledColumn(label, plan.Label), labelColumn, keepCodes: false);
        _columns = [.. plan.Columns.Select(Accumulator)];
        _columnOf = _columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        _crosses = [.. _columns.Where(column => column.Treatment.Crosser is not null)];
        foreach (var cross in _crosses)
        {
            cross.Parts = [.. cross.Treatment.Parts.Select(part => _columnOf[part])];
            foreach (var part in cross.Parts) part.KeepBlockCodes();
        }
        _workers = [.. Enumerable.Range(0, _threads).Select(_ => (new ColumnView(), Array.Empty<int>()))];
    }

    public long Rows { get; private set; }

    /// <exception cref="DataFormatException">The data is faulty, or there are no rows.</exception>
    public void Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        RecordBlock block = new(), next = new();
        bool more = _source.ReadBlock(block, BlockRows);
        while (more)
        {
            cancellation.ThrowIfCancellationRequested();
            more = CountWhileReading(block, next);
            Rows += block.RowCount;
            if (Rows > int.MaxValue)
                throw new DataFormatException(_source.Path, 0, null, $"there are more than {int.MaxValue} rows. Compare a part of them.");
            progress?.Report(Rows);
            (block, next) = (next, block);
        }
        if (Rows == 0) throw new DataFormatException(_source.Path, 0, null, "there are no rows under the header; give data with rows.");
    }

    /// <summary>The counts of a field; null if the profile does not say what of it was counted.</summary>
    public FieldCells? CellsOf(ProfileField field)
    {
        if (field.Distribution is not { } distribution) return null;
        if (_lists.FirstOrDefault(list => list.Field.Name == field.Name) is not { } list)
            return _columnOf.TryGetValue(field.Name, out var column) ? CellsOf(column, distribution) : null;
        var columns = list.Finish([0], bins: 1).ToArray();
        int dimension = distribution.Dimension ?? (columns.Length == 1 ? 0 : -1);
        if ((uint)dimension >= (uint)columns.Length) return null;
        var cells = Arrange(columns[dimension].Counts.RowTotals, columns[dimension].Kind, hasMissing: true, distribution);
        return cells with { Rows = Rows, Coverage = list.Coverage };
    }

    /// <summary>Rows by class of the label, then rows without one; null if the label is no column of the data.</summary>
    public long[]? LabelCounts()
    {
        if (_label is null) return null;
        int[] totals = _label.Finish([0], bins: 1).Table.RowTotals;
        return [.. totals.Skip(1), totals[0]];
    }

    private FieldCells CellsOf(ColumnAccumulator column, ProfileDistribution distribution)
    {
        var finished = column.Finish([0], bins: 1);
        bool hasMissing = column.Treatment.Crosser is null;
        var cells = Arrange(finished.Table.RowTotals, finished.Coded.Kind, hasMissing, distribution);
        return cells with { Rows = Rows, Coverage = 1 - (double)cells.Cells[^1] / Rows };
    }

    /// <summary>From the order of counting, missing first, to that of cells. Indices are all counted; here they find their bins.</summary>
    private static FieldCells Arrange(int[] totals, ColumnKind kind, bool hasMissing, ProfileDistribution distribution)
    {
        var cells = new long[distribution.Bins + 2];
        var bins = new Dictionary<int, int>();
        for (int bin = 0; bin < distribution.Indices.Count; bin++) bins.TryAdd(distribution.Indices[bin], bin);
        // Numbers out of the range, counted behind the others, go to the bins at its ends.
        int inRange = kind == ColumnKind.Number ? cells.Length : totals.Length, last = distribution.Bins - 1;
        for (int row = 0; row < Math.Min(inRange, totals.Length); row++)
        {
            int cell = row == 0 && hasMissing ? cells.Length - 1
                : kind == ColumnKind.Index ? bins.GetValueOrDefault(row, cells.Length - 2)
                : row - 1;
            cells[cell] += totals[row];
        }
        if (totals.Length < inRange + 2) return new FieldCells(cells, 0, 0);
        (int below, int above) = (totals[inRange], totals[inRange + 1]);
        if (last >= 0)
        {
            cells[0] += below;
            cells[last] += above;
        }
        return new FieldCells(cells, 0, 0) { Below = below, Above = above };
    }

    private ColumnAccumulator Accumulator(ProfiledColumn profiled)
    {
        bool isCross = profiled.Treatment.Crosser is not null;
        return new ColumnAccumulator(profiled, isCross ? -1 : OrdinalOf(profiled.Source ?? profiled.Name), keepCodes: false);
    }

    private int OrdinalOf(string name) => _ordinals.TryGetValue(name, out int ordinal)
        ? ordinal
        : throw DataFormatException.NoColumn(_source.Path, name, _source.Names);

    private bool CountWhileReading(RecordBlock block, RecordBlock next)
    {
        if (_noLabels.Length < block.RowCount) _noLabels = new int[block.RowCount];
        var round = new BlockRound(_source.Path, block, Rows, _noLabels, Labels: 1, Limit: int.MaxValue, SampleStride: int.MaxValue);
        var work = Work(round);
        bool more = false;
        Exception? readError = null;
        var errors = new Exception?[work.Length];
        WorkCrew.Run(_threads, work.Length + 1, (item, worker) =>
        {
            if (item == 0) readError = TableProfiler.Caught(() => more = _source.ReadBlock(next, BlockRows));
            else errors[item - 1] = TableProfiler.Caught(() => work[item - 1](worker));
        });
        TableProfiler.ThrowFirst(errors);
        foreach (var cross in _crosses) Count(cross, round, worker: 0);
        TableProfiler.ThrowFirst([readError]);
        return more;
    }

    private Action<int>[] Work(BlockRound round)
    {
        var columns = _columns.Except(_crosses).Select(column => (Action<int>)(worker => Count(column, round, worker)));
        var lists = _lists.Select(list => (Action<int>)(_ => list.Count(round.Block, _noLabels, labelCount: 1)));
        return [.. columns, .. lists, .. _label is null ? Array.Empty<Action<int>>() : [worker => Count(_label, round, worker)]];
    }

    private void Count(ColumnAccumulator column, in BlockRound round, int worker) =>
        column.Process(round, _workers[worker].View, ref _workers[worker].Codes);
}
