namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Codes of a systematic sample of rows: those whose number is a multiple of the stride, which doubles whenever the sample would become too
/// large. It depends on the number of rows only.
/// </summary>
internal sealed class RowSample
{
    private int[] _codes = new int[64];
    private int _stride = 1;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    public long MemoryBytes => 4L * _codes.Length;

    /// <summary>The stride at which a table of so many rows has at most so many sampled ones.</summary>
    public static int StrideFor(long rows, int capacity)
    {
        int stride = 1;
        while ((rows + stride - 1) / stride > capacity)
            stride *= 2;
        return stride;
    }

    /// <summary>Takes its share of the codes of consecutive rows, the first of which has the number <paramref name="firstRow"/>.</summary>
    public void Add(ReadOnlySpan<int> codes, long firstRow, int stride)
    {
        Thin(stride);
        long skip = (stride - firstRow % stride) % stride;
        for (long i = skip; i < codes.Length; i += stride)
        {
            if (Count == _codes.Length)
                Array.Resize(ref _codes, 2 * Count);
            _codes[Count++] = codes[(int)i];
        }
    }

    /// <summary>Replaces each code.</summary>
    public void Map(ReadOnlySpan<int> map)
    {
        foreach (ref int code in _codes.AsSpan(0, Count))
            code = map[code];
    }

    private void Thin(int stride)
    {
        int step = stride / _stride;
        _stride = stride;
        if (step <= 1)
            return;
        int kept = 0;
        for (int i = 0; i < Count; i += step)
            _codes[kept++] = _codes[i];
        Count = kept;
    }
}
