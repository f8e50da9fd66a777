using System.Buffers;
using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Different numbers as they were written, ascending, each with the row it was first seen in and its rows by label. Arrays come from a pool,
/// and may be longer than what is in them.
/// </summary>
internal sealed class NumberRun(int capacity, int stride)
{
    public readonly ulong[] Bits = ArrayPool<ulong>.Shared.Rent(capacity);

    public readonly byte[] Decimals = ArrayPool<byte>.Shared.Rent(capacity);

    public readonly uint[] FirstRows = ArrayPool<uint>.Shared.Rent(capacity);

    /// <summary>By number, then by label.</summary>
    public readonly int[] Counts = ArrayPool<int>.Shared.Rent(checked(capacity * stride));

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

    /// <summary>Gives the arrays back; the run must not be used again.</summary>
    public void Release()
    {
        ArrayPool<ulong>.Shared.Return(Bits);
        ArrayPool<byte>.Shared.Return(Decimals);
        ArrayPool<uint>.Shared.Return(FirstRows);
        ArrayPool<int>.Shared.Return(Counts);
    }

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

    /// <summary>Drops how the numbers were written, and some of their bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Coarsen(int dropped)
    {
        // What is left stands no later than where it came from: in place.
        int count = Count;
        Count = 0;
        Span<int> counts = stride <= 256 ? stackalloc int[stride] : new int[stride];
        for (int i = 0; i < count; i++)
        {
            Counts.AsSpan(i * stride, stride).CopyTo(counts);
            Append(Bits[i] >> dropped, 0, FirstRows[i], counts);
        }
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
