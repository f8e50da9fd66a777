using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>Different numbers as they were written, ascending, each with the row it was first seen in and its rows by label.</summary>
internal sealed class NumberRun(int capacity, int stride)
{
    public readonly ulong[] Bits = GC.AllocateUninitializedArray<ulong>(capacity);

    public readonly byte[] Decimals = GC.AllocateUninitializedArray<byte>(capacity);

    public readonly uint[] FirstRows = GC.AllocateUninitializedArray<uint>(capacity);

    /// <summary>By number, then by label.</summary>
    public readonly int[] Counts = GC.AllocateUninitializedArray<int>(checked(capacity * stride));

    public int Count { get; private set; }

    public int Stride => stride;

    public long MemoryBytes => (13L + 4 * stride) * capacity;

    public PlainNumber this[int index] => new(Bits[index], Decimals[index]);

    /// <summary>Appends a number with its counts; to the last one if that is the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ulong bits, byte decimals, uint firstRow, ReadOnlySpan<int> counts)
    {
        Span<int> own = CountsFor(bits, decimals, firstRow);
        for (int label = 0; label < counts.Length; label++)
            own[label] += counts[label];
    }

    /// <summary>Appends a row with a number; to the last one if that is the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ulong bits, byte decimals, uint row, int label) => CountsFor(bits, decimals, row)[label]++;

    /// <summary>The place of a number, which must be there.</summary>
    public int IndexOf(PlainNumber number)
    {
        int from = 0, to = Count - 1;
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (this[middle].CompareTo(number) < 0)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    /// <summary>The same with room for more labels.</summary>
    public NumberRun Widen(int labels)
    {
        var wider = new NumberRun(Math.Max(1, Count), labels);
        for (int i = 0; i < Count; i++)
            wider.Append(Bits[i], Decimals[i], FirstRows[i], Counts.AsSpan(i * stride, stride));
        return wider;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<int> CountsFor(ulong bits, byte decimals, uint row)
    {
        int last = Count - 1;
        if (last >= 0 && Bits[last] == bits && Decimals[last] == decimals)
        {
            FirstRows[last] = Math.Min(FirstRows[last], row);
            return Counts.AsSpan(last * stride, stride);
        }

        (Bits[Count], Decimals[Count], FirstRows[Count]) = (bits, decimals, row);
        Span<int> counts = Counts.AsSpan(Count++ * stride, stride);
        counts.Clear();
        return counts;
    }
}
