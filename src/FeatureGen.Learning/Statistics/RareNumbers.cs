using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Counts a column of so many different numbers that looking each up would cost a cache miss: rows are collected, sorted and merged into a
/// run. Texts are not lost, so one that is no such number can still make the column one of categories.
/// </summary>
/// <remarks>
/// Beyond a limit only the leading bits of the numbers are kept. How many are dropped depends on the set of numbers alone, not on their
/// order. So does all else but when rows are merged; that depends on their number, not on blocks.
/// </remarks>
internal sealed class RareNumbers
{
    /// <summary>With more different texts than so many a column is counted here.</summary>
    public const int From = 1 << 17;

    /// <summary>With more labels it is not.</summary>
    public const int MostLabels = 1 << LabelBits;

    private const int LabelBits = 8;
    private const int RowBits = 20;
    private const int DecimalsAt = RowBits + LabelBits;
    private NumberRun _run;
    private ulong[] _bits = [];         // rows collected, at most 2^RowBits
    private uint[] _rows = [];          // the row among them, its label, the decimals
    private int _collected;
    private uint _firstRow;
    private int _shift;

    /// <param name="known">Different numbers, in the order of their rows.</param>
    /// <param name="counts">The rows of each by label.</param>
    /// <param name="stride">The distance of numbers in the counts.</param>
    public RareNumbers(PlainNumber[] known, ReadOnlySpan<int> counts, int stride)
    {
        int[] order = [.. Enumerable.Range(0, known.Length)];
        Array.Sort([.. known], order);
        _run = new NumberRun(known.Length, stride);
        foreach (int i in order)
            _run.Append(known[i].Bits, known[i].Decimals, (uint)i, counts.Slice(i * stride, stride));
        _firstRow = (uint)known.Length;
    }

    public long MemoryBytes => _run.MemoryBytes + 12L * _bits.Length;

    /// <summary>Different numbers among the rows that were merged; as many bits of each as are kept.</summary>
    public int Count => _run.Count;

    /// <summary>Whether texts cannot be had back any more.</summary>
    public bool IsCoarse { get; private set; }

    /// <summary>The bits that were dropped of each number.</summary>
    public int Shift => _shift;

    /// <summary>Once bits are dropped: was given all numbers.</summary>
    public DistinctCounter? Counter { get; private set; }

    /// <summary>All rows.</summary>
    public NumberRun Run
    {
        get
        {
            Merge();
            return _run;
        }
    }

    /// <summary>Counts a row; true if it was merged with those before, so that the count has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(PlainNumber number, int label)
    {
        if (_collected == _bits.Length)
            Collect();
        Counter?.Add(number.Bits);
        _bits[_collected] = number.Bits >> _shift;
        _rows[_collected] = (uint)_collected | (uint)label << RowBits | (IsCoarse ? 0 : (uint)number.Decimals << DecimalsAt);
        _collected++;
        if (_collected < _bits.Length)
            return false;
        Merge();
        return true;
    }

    /// <summary>What a number is counted as.</summary>
    public PlainNumber Coarse(PlainNumber number) => IsCoarse ? new PlainNumber(number.Bits >> _shift, 0) : number;

    /// <summary>Makes room for more labels.</summary>
    public void Widen(int labels)
    {
        Merge();
        NumberRun wider = _run.Widen(labels);
        _run.Release();
        _run = wider;
    }

    /// <summary>Drops what tells numbers apart, first how they were written, until there are at most so many.</summary>
    public void Coarsen(int limit)
    {
        Merge();
        if (_run.Count > limit && !IsCoarse)
        {
            IsCoarse = true;
            _run.Coarsen(0);
        }

        if (_run.Count <= limit)
            return;
        Counter ??= CountNumbers();
        int dropped = OrderedBits.BitsToDrop(_run.Bits.AsSpan(0, _run.Count), limit);
        _shift += dropped;
        _run.Coarsen(dropped);
    }

    private DistinctCounter CountNumbers()
    {
        var counter = new DistinctCounter();
        foreach (ulong bits in _run.Bits.AsSpan(0, _run.Count))
            counter.Add(bits);
        return counter;
    }

    // As many rows as there are numbers: so merging takes a constant time a row.
    private void Collect()
    {
        int rows = Math.Clamp(_run.Count, From, 1 << RowBits);
        _bits = GC.AllocateUninitializedArray<ulong>(rows);
        _rows = GC.AllocateUninitializedArray<uint>(rows);
    }

    private void Merge()
    {
        if (_collected == 0)
            return;
        Span<ulong> bits = _bits.AsSpan(0, _collected);
        Span<uint> rows = _rows.AsSpan(0, _collected);
        RadixSort.Sort(bits, rows, DecimalsAt);
        NumberRun merged = Merge(_run, bits, rows, _firstRow);
        _run.Release();
        _run = merged;
        _firstRow += (uint)_collected;
        _collected = 0;
        if (_bits.Length < Math.Min(_run.Count, 1 << RowBits))
            _bits = [];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static NumberRun Merge(NumberRun run, ReadOnlySpan<ulong> bits, ReadOnlySpan<uint> rows, uint firstRow)
    {
        int different = run.Count + 1;
        for (int i = 1; i < bits.Length; i++)
            different += bits[i] != bits[i - 1] | rows[i] >> DecimalsAt != rows[i - 1] >> DecimalsAt ? 1 : 0;
        var merged = new NumberRun(different, run.Stride);
        int next = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            uint row = rows[i];
            byte decimals = (byte)(row >> DecimalsAt);
            for (; next < run.Count && (run.Bits[next] < bits[i] || (run.Bits[next] == bits[i] && run.Decimals[next] <= decimals)); next++)
                merged.Append(run.Bits[next], run.Decimals[next], run.FirstRows[next], run.Counts.AsSpan(next * run.Stride, run.Stride));
            merged.Append(bits[i], decimals, firstRow + (row & ((1 << RowBits) - 1)), (int)(row >> RowBits & (MostLabels - 1)));
        }

        for (; next < run.Count; next++)
            merged.Append(run.Bits[next], run.Decimals[next], run.FirstRows[next], run.Counts.AsSpan(next * run.Stride, run.Stride));
        return merged;
    }
}
