namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Codes, or values, of a systematic sample of rows: those whose number is a multiple of the stride, which doubles whenever the sample
/// would become too large. It depends on the number of rows only.
/// </summary>
internal class RowSample<T>
    where T : unmanaged
{
    private T[] _codes = new T[64];
    private int _stride = 1;

    public int Count { get; private set; }

    public ReadOnlySpan<T> Codes => _codes.AsSpan(0, Count);

    protected Span<T> Writable => _codes.AsSpan(0, Count);

    public long MemoryBytes => (long)System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * _codes.Length;

    /// <summary>The stride at which a table of so many rows has at most so many sampled ones.</summary>
    public static int StrideFor(long rows, int capacity)
    {
        int stride = 1;
        while ((rows + stride - 1) / stride > capacity)
            stride *= 2;
        return stride;
    }

    /// <summary>Takes its share of the codes of consecutive rows, the first of which has the number <paramref name="firstRow"/>.</summary>
    public void Add(ReadOnlySpan<T> codes, long firstRow, int stride)
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
