using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// A table on its way to the profiler: sees to it that every row has a label that means something, and counts, while it has the block, the
/// fields that have several values a row.
/// </summary>
internal sealed class LabelledSource : IBlockSource
{
    private readonly IBlockSource _source;
    private readonly LabelRule _rule;
    private readonly IReadOnlyList<ListCounter> _lists;
    private readonly ColumnView _view = new();
    private readonly ValueDictionary _labels = new();
    private readonly LabelCells? _cells;
    private readonly int _column;
    private int[] _codes = [];
    private double[]? _values;

    public LabelledSource(IBlockSource source, LabelRule rule, IReadOnlyList<ListCounter> lists)
    {
        (_source, _rule, _lists) = (source, rule, lists);
        _column = IndexOf(rule.Name);
        _cells = rule.Real?.NewCells();
        foreach (var list in lists) list.Bind(IndexOf(list.Field.Name), source.Path);
    }

    public string Path => _source.Path;

    public IReadOnlyList<string> Names => _source.Names;

    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        if (!_source.ReadBlock(block, maxRows)) return false;
        ReadLabels(block);
        int labels = _cells?.Count ?? _labels.Count - 1;
        foreach (var list in _lists) list.Count(block, _codes.AsSpan(0, block.RowCount), labels, _values);
        return true;
    }

    /// <summary>For each label of the table the code, from 0, that <see cref="ListCounter"/>s know it by.</summary>
    public int[] CodesOf(TableProfile table) =>
        _cells?.Codes ?? [.. table.Labels.Select(text => _labels.Find(System.Text.Encoding.UTF8.GetBytes(text)) - 1)];

    private int IndexOf(string name)
    {
        for (int i = 0; i < Names.Count; i++)
            if (Names[i] == name) return i;
        return -1;
    }

    private void ReadLabels(RecordBlock block)
    {
        int known = _labels.Count;
        if (_codes.Length < block.RowCount) _codes = new int[block.RowCount + block.RowCount / 2];
        var codes = _codes.AsSpan(0, block.RowCount);
        _view.Load(block, _column);
        if (_rule.Real is { } real)
        {
            ReadNumbers(block, real);
            return;
        }
        _labels.Code(_view, 0, int.MaxValue, codes);
        if (codes.IndexOf(0) is >= 0 and var row) throw Missing(block, row);
        for (int code = known; code < _labels.Count; code++)
        {
            if (!_rule.CanRead(_labels[code]))
                throw Error(block, codes.IndexOf(code), $"{Utf8Values.Quote(_labels[code])} is not {_rule.Expected}; correct the value.");
            if (_rule.TryRead(_labels[code], out float label) && float.IsNaN(label)) throw Missing(block, codes.IndexOf(code));
        }
        foreach (ref int code in codes) code--;
    }

    private void ReadNumbers(RecordBlock block, RealLabel real)
    {
        if (_values is null || _values.Length < block.RowCount) _values = new double[_codes.Length];
        for (int row = 0; row < block.RowCount; row++)
        {
            if (!real.TryRead(_view[row], out double value))
                throw RealLabelCoder.NoNumber(Path, _rule.Name, block.LineOf(row, _column), _view[row]);
            if (double.IsNaN(value)) throw Missing(block, row);
            _values[row] = value - real.Origin;
            _codes[row] = _cells!.Add(value);
        }
    }

    private DataFormatException Missing(RecordBlock block, int row) =>
        Error(block, row, "the row has no label; leave such rows out, or give them one.");

    private DataFormatException Error(RecordBlock block, int row, string reason) =>
        new(Path, block.LineOf(row, _column), _rule.Name, reason);
}
