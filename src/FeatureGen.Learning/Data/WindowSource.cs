using System.Text;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Data;

/// <summary>A table of which only the rows on one side of a moment are there.</summary>
internal sealed class WindowSource : IBlockSource
{
    private readonly IBlockSource _source;
    private readonly RowWindow _window;
    private readonly ColumnView _view = new();
    private readonly int _column;
    private readonly bool _isNumber;
    private readonly double _at;
    private bool[] _keep = [];
    private long _read;
    private long _kept;

    private WindowSource(IBlockSource source, RowWindow window)
    {
        (_source, _window) = (source, window);
        _column = source.Names.ToList().IndexOf(window.Column);
        if (_column < 0) throw DataFormatException.NoColumn(source.Path, window.Column, source.Names);
        byte[] at = Encoding.UTF8.GetBytes(window.At);
        _isNumber = Utf8Values.TryParseNumber(at, out _at);
        if (double.IsNaN(_at) || (!_isNumber && !TryReadTime(at, out _at)))
        {
            throw new DataFormatException(
                source.Path, 0, window.Column, $"'{window.At}' is neither a number nor an ISO 8601 time; split at one of them.");
        }
    }

    public string Path => _source.Path;

    public IReadOnlyList<string> Names => _source.Names;

    /// <summary>The rows of a window; all of them without one.</summary>
    /// <exception cref="DataFormatException">There is no such column, or what rows are split at is neither a number nor a time.</exception>
    public static IBlockSource Of(IBlockSource source, RowWindow? window) => window is null ? source : new WindowSource(source, window);

    public bool ReadBlock(RecordBlock block, int maxRows)
    {
        do
        {
            if (!_source.ReadBlock(block, maxRows)) return End();
            Filter(block);
        }
        while (block.RowCount == 0);
        return true;
    }

    private bool End()
    {
        if (_read > 0 && _kept == 0)
        {
            throw new DataFormatException(Path, 0, _window.Column, _window.IsAfter
                ? $"none of the {_read} rows is at or after {_window.At}; split them elsewhere."
                : $"none of the {_read} rows is before {_window.At}; split them elsewhere.");
        }
        return false;
    }

    private void Filter(RecordBlock block)
    {
        if (_keep.Length < block.RowCount) _keep = new bool[block.RowCount];
        _view.Load(block, _column);
        for (int row = 0; row < block.RowCount; row++) _keep[row] = Moment(block, row) >= _at == _window.IsAfter;
        _read += block.RowCount;
        block.KeepRows(_keep);
        _kept += block.RowCount;
    }

    private double Moment(RecordBlock block, int row)
    {
        var text = _view[row];
        bool isRead = _isNumber ? Utf8Values.TryParseNumber(text, out double moment) : TryReadTime(text, out moment);
        if (isRead && !double.IsNaN(moment)) return moment;
        string expected = _isNumber ? "a number" : "an ISO 8601 time";
        throw new DataFormatException(
            Path, block.LineOf(row, _column), _window.Column,
            $"{Utf8Values.Quote(text)} is not {expected}, by which rows are split; correct it.");
    }

    private static bool TryReadTime(ReadOnlySpan<byte> text, out double ticks)
    {
        bool isTime = Utf8Values.TryParseTime(text, out var time);
        // Ticks of our time lie between 2^59 and 2^60, so a double tells apart what is 13 microseconds apart.
        ticks = time.UtcTicks;
        return isTime;
    }
}
