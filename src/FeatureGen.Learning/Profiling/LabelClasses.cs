using System.Text;
using FeatureGen.Formats;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>The classes that the labels of a table stand for: under a schema several texts may mean the same of the two.</summary>
internal sealed class LabelClasses
{
    private const int MaxCounted = 8;
    private readonly TableProfile _table;
    private readonly int[] _classOf;
    private readonly int[] _rows;
    private readonly int[] _countedAs;
    private readonly bool _asCounted;
    private readonly bool _isBinary;

    public LabelClasses(TableProfile table, LabelRule rule)
    {
        _table = table;
        _isBinary = rule.IsBinary;
        _classOf = [.. table.Labels.Select((text, i) => rule.TryRead(Encoding.UTF8.GetBytes(text), out float label) ? (int)label : i)];
        _rows = new int[_classOf.Length == 0 ? 0 : _classOf.Max() + 1];
        for (int i = 0; i < _classOf.Length; i++) _rows[_classOf[i]] += table.LabelCounts[i];
        _asCounted = _classOf.Distinct().Count() == _classOf.Length;
        int[] counted = [.. Enumerable.Range(0, _rows.Length).OrderByDescending(i => _rows[i]).Take(MaxCounted).Order()];
        Counted = new(counted.Select(NameOf));
        Others = _rows.Length - counted.Length;
        _countedAs = [.. _classOf.Select(i => Array.IndexOf(counted, i)).Select(place => place < 0 ? counted.Length : place)];
        Entropy = Statistics.Entropy.FromCounts(_rows);
    }

    /// <summary>The entropy of the classes, nats.</summary>
    public double Entropy { get; }

    /// <exception cref="DataFormatException">There are no rows, or one class only.</exception>
    public void RequireTwo()
    {
        if (_table.Rows == 0)
            throw new DataFormatException(_table.Path, 0, null, "there are no rows under the header; give data with rows.");
        if (_rows.Count(rows => rows > 0) > 1) return;
        string which = _table.Labels.Count == 1 ? $"is '{_table.Labels[0]}' in all" : "means the same class in all";
        throw new DataFormatException(_table.Path, 0, _table.LabelName,
            FormattableString.Invariant($"the label {which} {_table.Rows} rows; data with at least two classes is needed."));
    }

    /// <summary>The classes that distributions tell apart.</summary>
    public EquatableArray<string> Counted { get; }

    /// <summary>Further classes, which distributions count as one more.</summary>
    public int Others { get; }

    /// <summary>The number of rows that distributions have, one a class.</summary>
    public int CountedRows => Counted.Count + (Others > 0 ? 1 : 0);

    /// <summary>The class of a label, by its place among those of the table.</summary>
    public int ClassOf(int label) => _classOf[label];

    /// <summary>The number of classes.</summary>
    public int ClassCount => _rows.Length;

    /// <summary>What a class is called.</summary>
    public string NameOf(int number) => _isBinary ? Text(number) : _table.Labels[number];

    /// <summary>The class of each sampled row.</summary>
    public int[] Sampled() => Array.ConvertAll(_table.LabelSample, label => _classOf[label]);

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
