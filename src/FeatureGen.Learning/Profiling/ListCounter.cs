using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// Counts a field that has several values a row, which the profiler of single values cannot: cells are taken apart into other blocks.
/// </summary>
internal abstract class ListCounter(FieldLayout layout, bool outRank)
{
    private readonly ColumnView _cells = new();
    private readonly ColumnView _view = new();
    private readonly CodeLog? _labels = outRank ? new CodeLog() : null;
    private int[] _codes = [];
    private long _rows;
    private long _covered;
    private long _counted;
    private int _column;
    private string _path = "";

    public FieldManifest Field => layout.Field;

    /// <summary>The share of rows with a value.</summary>
    public double Coverage => _rows == 0 ? 0 : (double)_covered / _rows;

    protected ValueEncoder Encoder { get; } = ValueEncoder.Of(layout.Field);

    /// <summary>The rows that were taken apart.</summary>
    protected SideBlock Side { get; } = new();

    public void Bind(int column, string path) => (_column, _path) = (column, path);

    /// <summary>Counts a block.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="labels">The code of each row's label.</param>
    /// <param name="labelCount">Labels seen so far.</param>
    /// <param name="values">Of a real label: that of each row, less the origin.</param>
    public void Count(RecordBlock block, ReadOnlySpan<int> labels, int labelCount, double[]? values = null)
    {
        _cells.Load(block, _column);
        Side.Clear();
        for (int row = 0; row < block.RowCount; row++)
        {
            int first = Side.Block.RowCount;
            if (!TakeApart(_cells[row], labels[row], out bool hasValue)) throw Unexpected(block, row);
            if (values is not null) Side.SetValue(first, values[row]);
            _rows++;
            if (hasValue) _covered++;
        }
        // Lists are not compared with other fields: no rows are sampled.
        var round = new BlockRound(_path, Side.Block, _counted, Side.Labels, labelCount, DistinctLimit, SampleStride: int.MaxValue,
            values is null ? null : Side.Values);
        foreach (var column in Columns) column.Process(round, _view, ref _codes);
        _labels?.Add(Side.Labels.AsSpan(0, Side.Block.RowCount));
        _counted += Side.Block.RowCount;
    }

    /// <summary>Ends the counting.</summary>
    /// <param name="labelOrder">For each label the code that it had in <see cref="Count"/>.</param>
    /// <param name="bins">The most bins of a number.</param>
    /// <param name="origin">What was taken from each real label.</param>
    /// <returns>A profile for each column that the field was counted as.</returns>
    public IEnumerable<ColumnProfile> Finish(int[] labelOrder, int bins, double origin = 0)
    {
        var target = _labels is null ? null : Array.ConvertAll(_labels.ToArray(), label => Array.IndexOf(labelOrder, label));
        foreach (var column in Columns)
        {
            var finished = column.Finish(labelOrder, bins, origin);
            yield return new ColumnProfile(Field.Name, finished.Coded, finished.Table, hasMissing: true)
            {
                OutRank = target is null ? double.NaN : OutRankScore.Of(finished.OrdinalCodes(), target),
                Quality = finished.Quality is { } quality ? quality with { IsList = true } : null,
            };
        }
    }

    protected abstract int DistinctLimit { get; }

    protected abstract IReadOnlyList<ColumnAccumulator> Columns { get; }

    /// <summary>Adds the values of a cell to <see cref="Side"/>; false if one of them cannot be read.</summary>
    protected abstract bool TakeApart(ReadOnlySpan<byte> cell, int label, out bool hasValue);

    private DataFormatException Unexpected(RecordBlock block, int row) => new(_path, block.LineOf(row, _column), Field.Name,
        $"{Utf8Values.Quote(_cells[row])} cannot be read: each element must be {Encoder.Expected}. "
        + "Correct it, or leave the field empty if the value is missing.");
}
