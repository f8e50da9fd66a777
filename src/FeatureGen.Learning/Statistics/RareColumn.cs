using System.Runtime.CompilerServices;

namespace FeatureGen.Learning.Statistics;

/// <summary>A column while it is counted as <see cref="RareNumbers"/>.</summary>
internal sealed class RareColumn
{
    private readonly ColumnTreatment _treatment;
    private readonly RareNumbers _numbers;
    private readonly RowSample<PlainNumber> _sample;
    private int[] _missing;         // by label
    private long _values;

    /// <param name="treatment">How the column is to be counted.</param>
    /// <param name="known">The numbers of the codes from 1 on.</param>
    /// <param name="counts">Rows by code and label.</param>
    /// <param name="stride">The distance of codes.</param>
    /// <param name="sample">The codes of the sampled rows.</param>
    public RareColumn(ColumnTreatment treatment, PlainNumber[] known, ReadOnlySpan<int> counts, int stride, RowSample<int> sample)
    {
        _treatment = treatment;
        _missing = counts[..stride].ToArray();
        counts = counts.Slice(stride, known.Length * stride);
        foreach (int count in counts)
            _values += count;
        _numbers = new RareNumbers(known, counts, stride);
        _sample = sample.Select(code => code == 0 ? default : known[code - 1]);
    }

    public long MemoryBytes => _numbers.MemoryBytes;

    /// <summary>Different numbers so far, those of the last rows perhaps not among them.</summary>
    public int Count => _numbers.Count;

    /// <summary>Different numbers in all rows.</summary>
    public int CountAll() => _numbers.Run.Count;

    /// <summary>Whether they are counted in bins if there are no more rows, or too many values.</summary>
    public bool IsNumber
    {
        get
        {
            if (_numbers.IsCoarse || _treatment.Kind == ColumnKind.Number)
                return true;
            bool areWhole = true;
            foreach (ulong bits in _numbers.Run.Bits.AsSpan(0, _numbers.Count))
                areWhole &= double.IsInteger(OrderedBits.ToNumber(bits));
            return ColumnKindInference.Infer(new ColumnFacts(_values, _numbers.Count, AllNumbers: true, areWhole, LeadingZeros: false))
                == ColumnKind.Number;
        }
    }

    /// <summary>
    /// Counts the rows from <paramref name="from"/> on; stops before one that cannot be counted so, and behind one with which there are too
    /// many numbers.
    /// </summary>
    public int Process(in BlockRound round, ColumnView view, int from, in BlockPlace place)
    {
        if (round.Labels > _missing.Length)
        {
            int labels = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)round.Labels);
            Array.Resize(ref _missing, labels);
            _numbers.Widen(labels);
        }

        int end = _numbers.IsCoarse ? ProcessCoarse(round, view, from, place) : ProcessPlain(round, view, from);
        _sample.Thin(round.SampleStride);
        for (long row = from + SampledRows.First(round.FirstRow + from, round.SampleStride); row < end; row += round.SampleStride)
            _sample.Add(NumberOf(view[(int)row]));
        return end;
    }

    /// <summary>Drops what tells numbers apart until there are at most so many.</summary>
    public void Coarsen(int limit) => _numbers.Coarsen(limit);

    /// <summary>Ends the counting: codes in the order of the numbers, the rows by code and label, the codes of the sampled rows.</summary>
    public (SortedNumberCoder Coder, int[] Counts, RowSample<int> Sample) Settle()
    {
        NumberRun run = _numbers.Run;
        var sample = _sample.Select(number => number.Bits == 0 ? 0 : 1 + run.IndexOf(_numbers.Coarse(number)));
        var coder = new SortedNumberCoder(run, _numbers.Shift, _numbers.IsCoarse, _numbers.Counter);
        return (coder, [.. _missing, .. run.Counts.AsSpan(0, run.Count * run.Stride)], sample);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ProcessPlain(in BlockRound round, ColumnView view, int from)
    {
        ReadOnlySpan<int> labels = round.LabelCodes;
        for (int row = from; row < view.Count; row++)
        {
            ReadOnlySpan<byte> text = view[row];
            if (text.IsEmpty)
            {
                _missing[labels[row]]++;
                continue;
            }

            if (!PlainNumber.TryParse(text, out PlainNumber number))
                return row;
            _values++;
            if (_numbers.Add(number, labels[row]) && _numbers.Count > round.Limit)
                return row + 1;
        }

        return view.Count;
    }

    private int ProcessCoarse(in BlockRound round, ColumnView view, int from, in BlockPlace place)
    {
        for (int row = from; row < view.Count; row++)
        {
            ReadOnlySpan<byte> text = view[row];
            if (!text.IsEmpty && !_treatment.Parser(text, out _))
            {
                throw place.Error(row, text, _treatment.Kind == ColumnKind.Number
                    ? "a number is expected"
                    : $"all {_numbers.Count} different values before are numbers");
            }

            PlainNumber number = NumberOf(text);
            if (number.Bits == 0)
                _missing[round.LabelCodes[row]]++;
            else if (_numbers.Add(number, round.LabelCodes[row]) && _numbers.Count > round.Limit)
                return row + 1;
        }

        return view.Count;
    }

    private PlainNumber NumberOf(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return default;
        if (PlainNumber.TryParse(text, out PlainNumber number))
            return number;
        _treatment.Parser(text, out double value);
        return double.IsNaN(value) ? default : new PlainNumber(OrderedBits.Of(NumberTable.Normalize(value)), 0);
    }
}
