using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>
/// The texts of a systematic sample of a column's rows, taken while the table goes by. Which rows it holds depends on their number only.
/// </summary>
/// <param name="capacity">The most rows.</param>
/// <remarks>Most of what is taken is thinned out later; so texts are told apart only at the end.</remarks>
internal sealed class TextSample(int capacity)
{
    // What tells a form or a missing value apart stands at the front.
    private const int LongestText = 256;
    private byte[] _texts = new byte[64];
    private int[] _ends = new int[16];      // where each row's text ends
    private int _count;
    private int _stride = 1;

    /// <summary>Takes its share of the rows of a block.</summary>
    /// <param name="column">The column of the block.</param>
    /// <param name="firstRow">The number of its first row among those that are counted.</param>
    public void Add(ColumnView column, long firstRow)
    {
        Thin(SampledRows.StrideFor(firstRow + column.Count, capacity));
        for (long row = SampledRows.First(firstRow, _stride); row < column.Count; row += _stride)
        {
            var text = column[(int)row];
            Add(text.Length <= LongestText ? text : text[..LongestText]);
        }
    }

    /// <summary>Ends the sampling.</summary>
    public TextTable Finish()
    {
        var texts = new ValueDictionary();
        var codes = new int[_count];
        for (int row = 0; row < _count; row++) codes[row] = texts.GetOrAdd(_texts.AsSpan(StartOf(row).._ends[row]));
        texts.Freeze();
        return TextTable.OfSequence(texts, codes, _stride);
    }

    private int StartOf(int row) => row == 0 ? 0 : _ends[row - 1];

    private void Add(ReadOnlySpan<byte> text)
    {
        int start = StartOf(_count);
        if (_count == _ends.Length) Array.Resize(ref _ends, 2 * _count);
        if (_texts.Length - start < text.Length) Array.Resize(ref _texts, Math.Max(2 * _texts.Length, start + text.Length));
        text.CopyTo(_texts.AsSpan(start));
        _ends[_count++] = start + text.Length;
    }

    private void Thin(int stride)
    {
        int step = stride / _stride, kept = 0, end = 0;
        _stride = stride;
        if (step <= 1) return;
        for (int row = 0; row < _count; row += step)
        {
            var text = _texts.AsSpan(StartOf(row).._ends[row]);
            text.CopyTo(_texts.AsSpan(end));
            end += text.Length;
            _ends[kept++] = end;
        }
        _count = kept;
    }
}
