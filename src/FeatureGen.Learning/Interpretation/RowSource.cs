using System.Data.Common;
using FeatureGen.Formats;
using FeatureGen.Learning.Data;

namespace FeatureGen.Learning.Interpretation;

/// <summary>The rows of a reader, counted, so that an error can say where it is.</summary>
internal sealed class RowSource(DbDataReader reader, string name)
{
    private readonly CsvDataReader? _csv = reader as CsvDataReader;
    private readonly Dictionary<string, int> _ordinals = Ordinals(reader);
    private long _row;

    public bool Read()
    {
        if (!reader.Read()) return false;
        _row++;
        return true;
    }

    /// <summary>The cells of a column.</summary>
    /// <param name="column">The column's name, ordinal.</param>
    /// <param name="purpose">What the column is for, as in "the schema's field 'Age'".</param>
    /// <exception cref="DataFormatException">There is no such column.</exception>
    public Cell Find(string column, string purpose)
    {
        if (_ordinals.TryGetValue(column, out int ordinal)) return new Cell(this, reader, ordinal);
        var near = string.Join(", ", NearNames.Find(column, _ordinals.Keys).Select(candidate => $"'{candidate}'"));
        var hint = near.Length > 0 ? $" Columns with a similar name: {near}." : "";
        throw new DataFormatException(
            name, _csv is null ? 0 : 1, column, $"{purpose} has no column here; columns are matched by name, case matters.{hint}");
    }

    /// <summary>An error in a column of the current row.</summary>
    public DataFormatException Error(int ordinal, string reason) => _csv is not null
        ? _csv.Error(ordinal, reason)
        : new DataFormatException(name, 0, reader.GetName(ordinal), FormattableString.Invariant($"row {_row}: {reason}"));

    private static Dictionary<string, int> Ordinals(DbDataReader reader)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < reader.FieldCount; i++) ordinals.TryAdd(reader.GetName(i), i);
        return ordinals;
    }
}
