namespace FeatureGen.Learning.Statistics;

/// <summary>
/// What a systematic sample of rows holds: those whose number is a multiple of the stride, which doubles whenever the sample would become too
/// large. It depends on the number of rows only.
/// </summary>
internal sealed class RowSample<T>
    where T : unmanaged
{
    private T[] _values = new T[64];
    private int _stride = 1;

    public int Count { get; private set; }

    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>Takes its share of the values of consecutive rows, the first of which has the number <paramref name="firstRow"/>.</summary>
    public void Add(ReadOnlySpan<T> values, long firstRow, int stride)
    {
        Thin(stride);
        for (long i = SampledRows.First(firstRow, stride); i < values.Length; i += stride)
            Add(values[(int)i]);
    }

    /// <summary>Takes the value of the next sampled row.</summary>
    public void Add(T value)
    {
        if (Count == _values.Length)
            Array.Resize(ref _values, 2 * Count);
        _values[Count++] = value;
    }

    /// <summary>The same rows with other values.</summary>
    public RowSample<TOther> Select<TOther>(Func<T, TOther> map)
        where TOther : unmanaged
    {
        var other = new RowSample<TOther> { _values = new TOther[_values.Length], _stride = _stride, Count = Count };
        for (int i = 0; i < Count; i++)
            other._values[i] = map(_values[i]);
        return other;
    }

    /// <summary>Leaves only the rows of a larger stride.</summary>
    public void Thin(int stride)
    {
        int step = stride / _stride;
        _stride = stride;
        if (step <= 1)
            return;
        int kept = 0;
        for (int i = 0; i < Count; i += step)
            _values[kept++] = _values[i];
        Count = kept;
    }
}
