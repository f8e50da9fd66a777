namespace FeatureGen.Learning.Statistics;

/// <summary>The codes of all rows of a column, in chunks, each as narrow as its largest code allows.</summary>
internal sealed class CodeLog
{
    private readonly List<Array> _chunks = [];
    private int _rows;

    public void Add(ReadOnlySpan<int> codes)
    {
        if (codes.IsEmpty)
            return;
        _rows += codes.Length;
        _chunks.Add(Narrow(codes));
    }

    /// <summary>Replaces each code.</summary>
    public void Map(ReadOnlySpan<int> map)
    {
        var codes = new int[_rows];
        for (int chunk = 0; chunk < _chunks.Count; chunk++)
        {
            Span<int> part = codes.AsSpan(0, _chunks[chunk].Length);
            Widen(_chunks[chunk], part);
            foreach (ref int code in part)
                code = map[code];
            _chunks[chunk] = Narrow(part);
        }
    }

    public int[] ToArray()
    {
        var codes = new int[_rows];
        int row = 0;
        foreach (Array chunk in _chunks)
        {
            Widen(chunk, codes.AsSpan(row, chunk.Length));
            row += chunk.Length;
        }

        return codes;
    }

    private static Array Narrow(ReadOnlySpan<int> codes)
    {
        int largest = 0;
        foreach (int code in codes)
            largest = Math.Max(largest, code);

        if (largest <= byte.MaxValue)
        {
            var bytes = new byte[codes.Length];
            for (int i = 0; i < bytes.Length; i++)
                bytes[i] = (byte)codes[i];
            return bytes;
        }

        if (largest > ushort.MaxValue)
            return codes.ToArray();
        var words = new ushort[codes.Length];
        for (int i = 0; i < words.Length; i++)
            words[i] = (ushort)codes[i];
        return words;
    }

    private static void Widen(Array chunk, Span<int> codes)
    {
        if (chunk is int[] integers)
        {
            integers.CopyTo(codes);
            return;
        }

        for (int i = 0; i < codes.Length; i++)
            codes[i] = chunk is byte[] bytes ? bytes[i] : ((ushort[])chunk)[i];
    }
}
