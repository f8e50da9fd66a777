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
    private readonly int _column;
    private int[] _codes = [];

    public LabelledSource(IBlockSource source, LabelRule rule, IReadOnlyList<ListCounter> lists)
    {
        (_source, _rule, _lists) = (source, rule, lists);
        _column = IndexOf(rule.Name);
        foreach (var list in lists) list.Bind(IndexOf(list.Field.Name), source.Path);
    }

    public string Path => _source.Path;

    public IReadOnlyList<string> Names => _source.Names;

    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        if (!_source.ReadBlock(block, maxRows)) return false;
        ReadLabels(block);
        foreach (var list in _lists) list.Count(block, _codes.AsSpan(0, block.RowCount), _labels.Count - 1);
        return true;
    }

    /// <summary>The code, from 0, that <see cref="ListCounter"/>s know a label by.</summary>
    public int CodeOf(ReadOnlySpan<byte> label) => _labels.Find(label) - 1;

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
        _labels.Code(_view, 0, int.MaxValue, codes);
        if (codes.IndexOf(0) is >= 0 and var row) throw Missing(block, row);
        for (int code = known; _rule.IsBinary && code < _labels.Count; code++)
        {
            if (!_rule.TryRead(_labels[code], out float label))
                throw Error(block, codes.IndexOf(code), $"{Utf8Values.Quote(_labels[code])} is not {_rule.Expected}; correct the value.");
            if (float.IsNaN(label)) throw Missing(block, codes.IndexOf(code));
        }
        foreach (ref int code in codes) code--;
    }

    private DataFormatException Missing(RecordBlock block, int row) =>
        Error(block, row, "the row has no label; leave such rows out, or give them one.");

    private DataFormatException Error(RecordBlock block, int row, string reason) =>
        new(Path, block.LineOf(row, _column), _rule.Name, reason);
}
