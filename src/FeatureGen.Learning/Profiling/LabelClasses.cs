using System.Text;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Profiling;

/// <summary>The classes that the labels of a table stand for: under a schema several texts may mean the same of the two.</summary>
internal sealed class LabelClasses
{
    private readonly TableProfile _table;
    private readonly int[]? _classOf;
    private readonly int[] _rows;

    public LabelClasses(TableProfile table, LabelRule rule)
    {
        _table = table;
        var classes = table.Labels.Select((text, i) => rule.TryRead(Encoding.UTF8.GetBytes(text), out float label) ? (int)label : i)
            .ToArray();
        _rows = new int[classes.Length == 0 ? 0 : classes.Max() + 1];
        for (int i = 0; i < classes.Length; i++) _rows[classes[i]] += table.LabelCounts[i];
        bool asCounted = classes.Distinct().Count() == classes.Length;
        _classOf = asCounted ? null : classes;
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

    /// <summary>Mutual information with the classes, and its expectation.</summary>
    public (double Information, double Expected) InformationOf(ColumnProfile column)
    {
        if (_classOf is null) return (column.MutualInformation, column.ExpectedMutualInformation);
        var merged = Merge(column.Counts);
        return (MutualInformation.Of(merged), ExpectedMutualInformation.Of(merged));
    }

    private ContingencyTable Merge(ContingencyTable table)
    {
        var counts = new int[table.Rows * _rows.Length];
        for (int row = 0; row < table.Rows; row++)
            for (int label = 0; label < table.Columns; label++)
                counts[row * _rows.Length + _classOf![label]] += table[row, label];
        return new ContingencyTable(table.Rows, _rows.Length, counts);
    }
}
