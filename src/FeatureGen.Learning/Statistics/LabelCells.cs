namespace FeatureGen.Learning.Statistics;

/// <summary>
/// Intervals of a real label, each with a code. They come from rows that were looked at in advance; where later rows crowd into one, as in
/// a table that is sorted by the label or in which it rises with time, the interval is cut in two, so that bins of about equally many rows
/// can be made of them in the end. What becomes of a table depends on the order of its rows alone.
/// </summary>
/// <remarks>
/// An interval is cut where the row at hand lies, once it holds twice its share. The rows that it holds already, an eighth of all so far,
/// cannot be told apart any more: they stay together below the cut, which is above their mean; of the first interval it is the other way
/// round. A crowd of equal labels is no reason to cut.
/// </remarks>
internal sealed class LabelCells
{
    private const int MaxCells = 128;
    private readonly List<double> _starts;
    private readonly List<int> _codes;
    private readonly long _settled;
    private readonly long[] _rows = new long[MaxCells];         // by code, those at the start left out; halved by a cut
    private readonly double[] _means = new double[MaxCells];    // of these rows
    private long _total;

    /// <param name="starts">Where the intervals start, ascending; at least one.</param>
    /// <param name="settled">For so many rows nothing is cut.</param>
    public LabelCells(double[] starts, long settled)
    {
        (_starts, _settled) = ([.. starts], settled);
        _codes = [.. Enumerable.Range(0, starts.Length)];
    }

    /// <summary>The number of intervals.</summary>
    public int Count => _codes.Count;

    /// <summary>Where they start, ascending; the first has no lower end.</summary>
    public double[] Starts => [.. _starts];

    /// <summary>The code of each, in the order of <see cref="Starts"/>.</summary>
    public int[] Codes => [.. _codes];

    /// <summary>Counts a label and returns the code of its interval.</summary>
    public int Add(double value)
    {
        int place = QuantileBins.BinOf(value, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_starts));
        _total++;
        if (value == _starts[place])
            return _codes[place];
        int code = _codes[place];
        if (IsCrowded(code) && (place > 0 ? value > _means[code] : value < _means[code]))
            return Cut(place, value);
        _rows[code]++;
        _means[code] += (value - _means[code]) / _rows[code];
        return code;
    }

    private bool IsCrowded(int code) => _total > _settled && _rows[code] * LabelBins.Most > 2 * _total && Count < MaxCells;

    /// <summary>Cuts an interval so that its upper part starts at a value of it; returns the code of that part.</summary>
    private int Cut(int place, double value)
    {
        int old = _codes[place], added = Count;
        // Nobody knows how many of its rows lie on either side; without a crowd of new ones it is not cut again.
        _rows[old] /= 2;
        // What lies below the first start belongs to the first interval all the same.
        if (value < _starts[place])
            _starts[place] = Math.BitDecrement(value);
        _starts.Insert(place + 1, value);
        _codes.Insert(place == 0 ? place : place + 1, added);
        return place == 0 ? old : added;
    }
}
