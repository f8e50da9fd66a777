using FeatureGen.Formats;
using FeatureGen.Formats.Profiles;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>
/// The classes that the labels of a table stand for: under a schema several texts may mean the same; of a real label they are the bins that
/// it is cut into.
/// </summary>
internal sealed class LabelClasses
{
    private const int MaxCounted = 8, FewBins = 4;
    private readonly TableProfile _table;
    private readonly int[] _classOf;
    private readonly int[] _rows;
    private readonly int[] _countedAs;
    private readonly bool _asCounted;
    private readonly LabelRule _rule;
    private readonly double[] _edges = [];

    public LabelClasses(TableProfile table, LabelRule rule)
    {
        _table = table;
        _rule = rule;
        if (rule.Real is not null) _edges = EdgesOf(table);
        _classOf = rule.Real is null ? rule.ClassesOf(table.Labels) : [.. table.LabelStarts.Select(start => QuantileBins.BinOf(start, _edges))];
        _rows = new int[_classOf.Length == 0 ? 0 : _classOf.Max() + 1];
        for (int i = 0; i < _classOf.Length; i++) _rows[_classOf[i]] += table.LabelCounts[i];
        _asCounted = _classOf.Select((number, i) => number == i).All(same => same);
        Entropy = Statistics.Entropy.FromCounts(_rows);
        if (rule.Real is not null)
        {
            // Distributions count all rows of a real label together.
            (Counted, _countedAs) = (new([]), new int[_classOf.Length]);
            return;
        }
        int[] counted = [.. Enumerable.Range(0, _rows.Length).OrderByDescending(i => _rows[i]).Take(MaxCounted).Order()];
        Counted = new(counted.Select(NameOf));
        Others = _rows.Length - counted.Length;
        _countedAs = [.. _classOf.Select(i => Array.IndexOf(counted, i)).Select(place => place < 0 ? counted.Length : place)];
    }

    /// <summary>The entropy of the classes, nats.</summary>
    public double Entropy { get; }

    /// <exception cref="DataFormatException">There are no rows, or one class only.</exception>
    public void RequireTwo()
    {
        if (_table.Rows == 0)
            throw new DataFormatException(_table.Path, 0, null, "there are no rows under the header; give data with rows.");
        if (_rows.Count(rows => rows > 0) > 1) return;
        if (IsReal) throw new DataFormatException(_table.Path, 0, _table.LabelName, FormattableString.Invariant(
            $"the label is {_table.LabelOrigin:R} in all {_table.Rows} rows; data in which it varies is needed."));
        string which = _table.Labels.Count == 1 ? $"is '{_table.Labels[0]}' in all" : "means the same class in all";
        throw new DataFormatException(_table.Path, 0, _table.LabelName,
            FormattableString.Invariant($"the label {which} {_table.Rows} rows; data with at least two classes is needed."));
    }

    /// <summary>The classes that distributions tell apart.</summary>
    public EquatableArray<string> Counted { get; }

    /// <summary>Further classes, which distributions count as one more.</summary>
    public int Others { get; }

    /// <summary>The number of rows that distributions have, one a class.</summary>
    public int CountedRows => IsReal ? 1 : Counted.Count + (Others > 0 ? 1 : 0);

    /// <summary>Whether the label is a number.</summary>
    public bool IsReal => _rule.Real is not null;

    /// <summary>What the profile says of the label.</summary>
    public ProfileTarget Target()
    {
        if (!IsReal)
        {
            var counted = new long[CountedRows];
            for (int label = 0; label < _countedAs.Length; label++) counted[_countedAs[label]] += _table.LabelCounts[label];
            return new ProfileTarget { Kind = _rows.Length == 2 ? TargetKind.Binary : TargetKind.Classes, Rows = new(counted) };
        }
        var (sum, squares) = _table.LabelSums;
        double rows = Math.Max(1, _table.Rows), mean = sum / rows;
        return new ProfileTarget
        {
            Kind = TargetKind.Real,
            Edges = new(_edges),
            Rows = new(_rows.Select(count => (long)count)),
            Mean = _table.LabelOrigin + mean,
            Deviation = Math.Sqrt(Math.Max(0, squares / rows - mean * mean)),
        };
    }

    /// <summary>The class of a label, by its place among those of the table.</summary>
    public int ClassOf(int label) => _classOf[label];

    /// <summary>The number of classes.</summary>
    public int ClassCount => _rows.Length;

    /// <summary>What a class is called.</summary>
    public string NameOf(int number) => _rule.IsBinary ? Text(number)
        : IsReal ? IndexNames.Interval(_edges[1..], number)
        : _table.Labels[Array.IndexOf(_classOf, number)];

    /// <summary>The class of each sampled row.</summary>
    public int[] Sampled() => Array.ConvertAll(_table.LabelSample, label => _classOf[label]);

    /// <summary>The class of each sampled row for those who bear few: of a real label no more than four bins, neighbours together.</summary>
    public int[] SampledFew()
    {
        if (!IsReal) return Sampled();
        double[] numbers = [.. Enumerable.Range(0, _rows.Length).Select(bin => (double)bin)];
        double[] starts = QuantileBins.Starts(numbers, [.. _rows.Select(rows => (long)rows)], FewBins);
        return Array.ConvertAll(Sampled(), bin => QuantileBins.BinOf(bin, starts));
    }

    /// <summary>How a column depends on the classes.</summary>
    public Dependence DependenceOf(ColumnProfile column) => _asCounted ? column.Dependence : new Dependence(Merge(column.Counts));

    /// <summary>The probability of as much dependence without any, and how much there may be.</summary>
    /// <param name="column">The column.</param>
    /// <param name="dependence">What <see cref="DependenceOf"/> returned.</param>
    public (double PValue, double High) TestOf(ColumnProfile column, Dependence dependence)
    {
        if (column.Kind != ColumnKind.Number) return (dependence.Noise.PValue(dependence.MutualInformation), dependence.Interval().High);
        var test = new OrderedIndependence(_asCounted ? column.Counts : Merge(column.Counts), dependence);
        return (test.PValue, test.High);
    }

    /// <summary>How the numbers of a column differ by class; null if it has none.</summary>
    public NumbersByLabel? NumbersOf(ColumnProfile column) => column.NumbersByLabel?.Merge(_classOf, _rows.Length);

    /// <summary>Adds the counts of a value to those of the classes that distributions tell apart.</summary>
    /// <param name="counts">The counts by label.</param>
    /// <param name="sums">The counts by class; a class lies <paramref name="stride"/> behind the one before.</param>
    /// <param name="stride">The distance of classes.</param>
    public void Add(ReadOnlySpan<int> counts, Span<long> sums, int stride)
    {
        for (int label = 0; label < _countedAs.Length; label++) sums[_countedAs[label] * stride] += counts[label];
    }

    /// <summary>Where bins of about equally many rows start, made of the intervals that rows were counted in.</summary>
    private static double[] EdgesOf(TableProfile table)
    {
        int[] used = [.. Enumerable.Range(0, table.Labels.Count).Where(label => table.LabelCounts[label] > 0)];
        double[] starts = [.. used.Select(label => table.LabelStarts[label])];
        long[] rows = [.. used.Select(label => (long)table.LabelCounts[label])];
        return starts.Length == 0 ? [] : QuantileBins.Starts(starts, rows, LabelBins.For(table.Rows));
    }

    private ContingencyTable Merge(ContingencyTable table)
    {
        var counts = new int[table.Rows * _rows.Length];
        for (int row = 0; row < table.Rows; row++)
            for (int label = 0; label < table.Columns; label++)
                counts[row * _rows.Length + _classOf[label]] += table[row, label];
        return new ContingencyTable(table.Rows, _rows.Length, counts);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
