using System.Runtime.CompilerServices;
namespace FeatureGen.Learning.Statistics;

/// <summary>A column on the sampled rows.</summary>
/// <param name="Codes">The rows of the table that it was counted in: a number's bins.</param>
/// <param name="Ranks">Of numbers: from 1, in the order of the values, equal ones the same; 0 is missing.</param>
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
        if (column is { Kind: ColumnKind.Number, RowOfCode: { } rowOfCode })
            return OfNumbers(raw, column, rowOfCode);
        ulong hash = 0;
        if (column.Values is { } values)
        {
            foreach (int code in raw)
                hash = code == 0 ? Mix(hash, 0) : HashOf(hash, values[code]);
        }

        return new ColumnSample(Mapped(raw, column.RowOfCode), null, hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ColumnSample OfNumbers(ReadOnlySpan<int> raw, CodedColumn column, int[] rowOfCode)
    {
        var rankOfCode = new int[rowOfCode.Length];
        int first = 0;
        for (int i = 0; i < column.SortedCodes.Length; i++)
        {
            if (column.SortedNumbers[i] != column.SortedNumbers[first])
                first = i;
            rankOfCode[column.SortedCodes[i]] = first + 1;
        }

        ulong hash = 0;
        int[] ranks = Mapped(raw, rankOfCode);
        foreach (int rank in ranks)
            hash = Mix(hash, rank == 0 ? 0 : (ulong)BitConverter.DoubleToInt64Bits(column.SortedNumbers[rank - 1]));
        return new ColumnSample(Mapped(raw, rowOfCode), ranks, hash);
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

    private static ulong HashOf(ulong hash, ReadOnlySpan<byte> text)
    {
        hash = Mix(hash, (ulong)text.Length);
        for (; text.Length >= sizeof(ulong); text = text[sizeof(ulong)..])
            hash = Mix(hash, System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(text));
        ulong rest = 1;
        foreach (byte b in text)
            rest = rest << 8 | b;
        return Mix(hash, rest);
    }

    private static ulong Mix(ulong hash, ulong value) => System.Numerics.BitOperations.RotateLeft((hash ^ value) * Prime + 1, 29);
}
