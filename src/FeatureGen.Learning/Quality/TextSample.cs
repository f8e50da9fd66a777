using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Quality;

/// <summary>
/// The texts of a systematic sample of a column's rows, taken while the table goes by. Which rows it holds depends on their number only.
/// </summary>
/// <param name="capacity">The most rows.</param>
internal sealed class TextSample(int capacity)
{
    // What tells a form or a missing value apart stands at the front.
    private const int LongestText = 256;
    private readonly ValueDictionary _texts = new();
    private int[] _codes = new int[64];
    private int _count;
    private int _stride = 1;

    /// <summary>Takes its share of the rows of a block.</summary>
    /// <param name="column">The column of the block.</param>
    /// <param name="firstRow">The number of its first row among those that are counted.</param>
    public void Add(ColumnView column, long firstRow)
    {
        Thin(SampledRows.StrideFor(firstRow + column.Count, capacity));
        for (long row = (_stride - firstRow % _stride) % _stride; row < column.Count; row += _stride)
        {
            var text = column[(int)row];
            if (_count == _codes.Length) Array.Resize(ref _codes, 2 * _count);
            _codes[_count++] = _texts.GetOrAdd(text.Length <= LongestText ? text : text[..LongestText]);
        }
    }

    /// <summary>Ends the sampling.</summary>
    public TextTable Finish() => TextTable.OfSequence(_texts, _codes.AsSpan(0, _count), _stride);

    private void Thin(int stride)
    {
        int step = stride / _stride, kept = 0;
        _stride = stride;
        if (step <= 1) return;
        for (int i = 0; i < _count; i += step) _codes[kept++] = _codes[i];
        _count = kept;
    }
}
