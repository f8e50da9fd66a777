namespace FeatureGen.Learning.Statistics;

/// <summary>A column on the sampled rows.</summary>
/// <param name="Codes">The rows of the table that it was counted in: a number's bins.</param>
/// <param name="Ranks">Of numbers: the place of each among the different numbers, from 1; 0 is missing.</param>
/// <param name="Values">A hash of its values, row after row; 0 if they are not known.</param>
internal sealed record ColumnSample(int[] Codes, int[]? Ranks, ulong Values)
{
    private const ulong Prime = 1099511628211;

    /// <summary>The sample of a column.</summary>
    /// <param name="raw">The codes that the coder gave.</param>
    /// <param name="column">What became of them.</param>
    public static ColumnSample Of(ReadOnlySpan<int> raw, CodedColumn column)
    {
        // Numbers that were counted in the bins of a profile are not told apart.
        if (column is { Kind: ColumnKind.Number, RowOfCode: not null })
            return OfNumbers(raw, column);
        ulong hash = 0;
        if (column.Values is { } values)
        {
            var hashes = new Dictionary<int, ulong>();
            foreach (int code in raw)
            {
                if (!hashes.TryGetValue(code, out ulong one))
                    hashes.Add(code, one = code == 0 ? 0 : HashOf(values[code]));
                hash = Mix(hash, one);
            }
        }

        return new ColumnSample(Mapped(raw, column.RowOfCode), null, hash);
    }

    private static ColumnSample OfNumbers(ReadOnlySpan<int> raw, CodedColumn column)
    {
        var rankOfCode = new int[column.RowOfCode!.Length];
        var numbers = new List<double> { double.NaN };
        for (int i = 0; i < column.SortedCodes.Length; i++)
        {
            if (numbers[^1] != column.SortedNumbers[i])
                numbers.Add(column.SortedNumbers[i]);
            rankOfCode[column.SortedCodes[i]] = numbers.Count - 1;
        }

        ulong hash = 0;
        int[] ranks = Mapped(raw, rankOfCode);
        foreach (int rank in ranks)
            hash = Mix(hash, rank == 0 ? 0 : (ulong)BitConverter.DoubleToInt64Bits(numbers[rank]));
        return new ColumnSample(Mapped(raw, column.RowOfCode), ranks, hash);
    }

    private static int[] Mapped(ReadOnlySpan<int> codes, int[]? map)
    {
        int[] mapped = codes.ToArray();
        if (map is null)
            return mapped;
        foreach (ref int code in mapped.AsSpan())
            code = map[code];
        return mapped;
    }

    private static ulong HashOf(ReadOnlySpan<byte> text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in text)
            hash = (hash ^ b) * Prime;
        return hash;
    }

    private static ulong Mix(ulong hash, ulong value) => System.Numerics.BitOperations.RotateLeft((hash ^ value) * Prime + 1, 29);
}
