using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What is gathered of a column while the table goes by: distinct values with their rows up to a limit, then only sums.</summary>
/// <param name="name">The column's name.</param>
/// <param name="mostDistinct">So many distinct values are kept.</param>
/// <param name="mostBytes">So many bytes of them are kept.</param>
internal sealed class ColumnScan(string name, int mostDistinct, long mostBytes)
{
    /// <summary>Labels as counts know them: none, the first, the second, others.</summary>
    public const int LabelCodes = 4;

    private const double ListShare = 0.05;

    private readonly NumberMoments _numbers = new();
    private ValueDictionary? _values = new();
    private int[] _counts = new int[16 * LabelCodes];
    private DistinctCounter? _distinct;
    private ListScan? _lists;
    private long _firstDistinct;
    private long _rowsOfFirst;
    private ulong _previous;

    public string Name => name;

    public TypeInference Types { get; } = new();

    public long Rows { get; private set; }

    public long Missing { get; private set; }

    /// <summary>Rows whose value is not that of the row before, though both are of one group.</summary>
    public long ChangesWithinGroups { get; private set; }

    /// <summary>Whether every distinct value is known.</summary>
    public bool IsExact => _values is not null;

    public long Distinct => _values is { } values ? values.Count - 1 : Math.Max(_firstDistinct, _distinct!.Estimate());

    /// <summary>Whether no value repeats; of more than are kept, whether it looks like that.</summary>
    public bool IsUnique => IsExact
        ? Distinct == Rows - Missing
        : _firstDistinct == _rowsOfFirst && Distinct > 0.95 * (Rows - Missing);

    /// <summary>Counts a part of the column.</summary>
    /// <param name="view">The values.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="sameGroup">Whether each row is of the same group as the one before; empty without groups.</param>
    public void Count(ColumnView view, ReadOnlySpan<byte> labels, ReadOnlySpan<bool> sameGroup)
    {
        for (int row = 0; row < view.Count; row++)
        {
            var text = view[row];
            Rows++;
            if (text.IsEmpty) Missing++;
            if (_values is not null) CountValue(text, labels[row]);
            else if (!text.IsEmpty) Sum(text);
            if (!sameGroup.IsEmpty) Compare(text, sameGroup[row]);
        }
    }

    /// <summary>The rows of a value, whatever their label.</summary>
    public static long RowsOf(ReadOnlySpan<int> counts, int code)
    {
        long rows = 0;
        foreach (int count in counts.Slice(code * LabelCodes, LabelCodes)) rows += count;
        return rows;
    }

    /// <summary>Ends the counting.</summary>
    public ColumnFindings Finish()
    {
        if (_values is { } values)
        {
            for (int code = 1; code < values.Count; code++) _numbers.Add(Parse(values[code]), RowsOf(code));
            if (HasLists(values)) _lists = ListsOf(values);
            values.Freeze();
        }
        return new ColumnFindings(this, _values, _counts, _numbers, _lists);
    }

    private void CountValue(ReadOnlySpan<byte> text, byte label)
    {
        int known = _values!.Count;
        int code = _values.GetOrAdd(text);
        if (_values.Count > known)
        {
            Types.Add(text);
            if (_counts.Length < _values.Count * LabelCodes) Array.Resize(ref _counts, 2 * _counts.Length);
        }
        _counts[code * LabelCodes + label]++;
        if (_values.Count - 1 > mostDistinct || _values.MemoryBytes > mostBytes) LetGo(_values);
    }

    /// <summary>Goes over from values to sums.</summary>
    private void LetGo(ValueDictionary values)
    {
        _distinct = new DistinctCounter();
        for (int code = 1; code < values.Count; code++)
        {
            _distinct.Add(ValueDictionary.HashOf(values[code]));
            _numbers.Add(Parse(values[code]), RowsOf(code));
        }
        if (HasLists(values)) _lists = ListsOf(values);
        (_firstDistinct, _rowsOfFirst) = (values.Count - 1, Rows - Missing);
        (_values, _counts) = (null, []);
    }

    private void Sum(ReadOnlySpan<byte> text)
    {
        _distinct!.Add(ValueDictionary.HashOf(text));
        _numbers.Add(Types.Add(text), 1);
        _lists?.Add(text);
    }

    private void Compare(ReadOnlySpan<byte> text, bool isSameGroup)
    {
        ulong value = ValueDictionary.HashOf(text);
        if (isSameGroup && value != _previous) ChangesWithinGroups++;
        _previous = value;
    }

    private long RowsOf(int code) => RowsOf(_counts, code);

    private bool HasLists(ValueDictionary values)
    {
        if (Types.Type != ScalarType.String) return false;
        int lists = 0;
        for (int code = 1; code < values.Count; code++)
            if (values[code].Contains((byte)'|')) lists++;
        return lists > 0 && lists >= ListShare * (values.Count - 1);
    }

    private ListScan ListsOf(ValueDictionary values)
    {
        var lists = new ListScan(mostDistinct, mostBytes);
        for (int code = 1; code < values.Count; code++) lists.Add(values[code]);
        return lists;
    }

    private double Parse(ReadOnlySpan<byte> text) =>
        Types.Can(ScalarType.Double) && Data.Utf8Values.TryParseNumber(text, out double number) ? number : double.NaN;
}
