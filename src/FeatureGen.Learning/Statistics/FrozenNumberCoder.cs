namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Codes numbers by bins that are given: 0 is missing, then the bins, then what is no number, below the first bin, above the maximum.
/// Memory does not grow with the data.
/// </summary>
internal sealed class FrozenNumberCoder(double[] edges, double maximum, NumberParser parser, bool isStrict) : ColumnCoder
{
    // Texts that repeat are parsed once. Where there are more they hardly repeat, and looking them up costs more than it saves.
    private const int MaxRemembered = 1024;
    private readonly ValueDictionary _texts = new();
    private readonly int[] _codes = new int[MaxRemembered + 1];

    public override int Count => edges.Length + 4;

    public override long MemoryBytes => _texts.MemoryBytes + 4L * _codes.Length;

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        for (int row = from; row < column.Count; row++)
        {
            ReadOnlySpan<byte> text = column[row];
            codes[row] = text.IsEmpty ? 0
                : _texts.Count > MaxRemembered ? CodeOf(text, row, place)
                : Remembered(text, row, place);
        }

        return column.Count;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins) =>
        new() { Kind = ColumnKind.Number, Rows = Count, Distinct = edges.Length };

    private int Remembered(ReadOnlySpan<byte> text, int row, in BlockPlace place)
    {
        int known = _texts.GetOrAdd(text);
        if (_codes[known] == 0)
            _codes[known] = CodeOf(text, row, place) + 1;
        return _codes[known] - 1;
    }

    private int CodeOf(ReadOnlySpan<byte> text, int row, in BlockPlace place)
    {
        if (parser(text, out double number))
            return CodeOf(NumberTable.Normalize(number));
        return isStrict ? throw place.Error(row, text, "a number is expected") : edges.Length + 1;
    }

    private int CodeOf(double number)
    {
        if (edges.Length == 0 || double.IsNaN(number))
            return QuantileBins.BinOf(number, edges) + 1;
        if (number < edges[0])
            return edges.Length + 2;
        return number > maximum ? edges.Length + 3 : QuantileBins.BinOf(number, edges) + 1;
    }
}
