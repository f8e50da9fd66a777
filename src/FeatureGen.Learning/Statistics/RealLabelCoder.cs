using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Statistics;

/// <summary>Codes a label that is a number by intervals, which sort as the numbers do.</summary>
internal sealed class RealLabelCoder(string path, string name, int column, RealLabel label, bool keepCodes) : LabelCoder(keepCodes)
{
    private readonly ColumnView _view = new();
    private readonly LabelCells _cells = label.NewCells();
    private readonly List<int> _rows = [];
    private double[] _values = [];

    public override double[] Values => _values;

    public override int Count => _cells.Count;

    /// <summary>Where the intervals start, in the order of <see cref="Sorted"/>.</summary>
    public double[] Starts => _cells.Starts;

    /// <summary>The sum of the labels less their origin, and of the squares of that.</summary>
    public (double Sum, double Squares) Sums { get; private set; }

    public override (string[] Labels, int[] Codes, int[] Rows) Sorted()
    {
        int[] codes = _cells.Codes;
        string[] names = Array.ConvertAll(
            _cells.Starts, start => start.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        return (names, codes, Array.ConvertAll(codes, code => code < _rows.Count ? _rows[code] : 0));
    }

    protected override void Code(RecordBlock block, int[] codes)
    {
        _view.Load(block, column);
        if (_values.Length < block.RowCount)
            _values = new double[codes.Length];
        for (int row = 0; row < _view.Count; row++)
        {
            if (!label.TryRead(_view[row], out double value))
                throw NoNumber(path, name, block.LineOf(row, column), _view[row]);
            _values[row] = value - label.Origin;
            codes[row] = double.IsNaN(value) ? -1 : _cells.Add(value);
        }
    }

    /// <summary>A label is no number though the others are.</summary>
    public static DataFormatException NoNumber(string path, string name, long line, ReadOnlySpan<byte> text) => new(
        path, line, name,
        $"{Utf8Values.Quote(text)} is not a finite number, for which the label is taken. Correct it; if labels are classes, say --target classes.");

    protected override void Record(ReadOnlySpan<int> codes)
    {
        while (_rows.Count < Count)
            _rows.Add(0);
        var (sum, squares) = Sums;
        for (int row = 0; row < codes.Length; row++)
        {
            _rows[codes[row]]++;
            sum += _values[row];
            squares += _values[row] * _values[row];
        }

        Sums = (sum, squares);
    }

    protected override void Keep(ReadOnlySpan<bool> keep)
    {
        int kept = 0;
        for (int row = 0; row < keep.Length; row++)
        {
            if (keep[row])
                _values[kept++] = _values[row];
        }
    }
}
