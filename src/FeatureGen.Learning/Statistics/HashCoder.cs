namespace FeatureGen.Learning.Statistics;

/// <summary>Categories with so many distinct values that they are counted by hash; how many there are is estimated.</summary>
internal sealed class HashCoder : ColumnCoder
{
    private const int Buckets = 1 << 16;
    private readonly DistinctCounter _distinct = new();

    public override int Count => Buckets + 1;

    public override long MemoryBytes => 1 << 14;

    public static HashCoder From(ValueDictionary values, out int[] map)
    {
        var coder = new HashCoder();
        map = new int[values.Count];
        for (int code = 1; code < map.Length; code++)
            map[code] = coder.Add(values[code]);
        return coder;
    }

    public override int Code(ColumnView column, int from, int limit, Span<int> codes, in BlockPlace place)
    {
        for (int row = from; row < column.Count; row++)
            codes[row] = Add(column[row]);
        return column.Count;
    }

    public override CodedColumn Finish(ReadOnlySpan<int> rowsPerCode, int bins) => new()
    {
        Kind = ColumnKind.Category,
        Rows = Count,
        Distinct = _distinct.Estimate(),
        IsEstimate = true,
    };

    private int Add(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return 0;
        ulong hash = ValueDictionary.HashOf(value);
        _distinct.Add(hash);
        return 1 + (int)(hash & (Buckets - 1));
    }
}
