using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using FeatureGen.Learning.Data;

namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>Random rows as a table, to be read as a database provider or a CSV file would give it.</summary>
internal sealed class CellTable(RandomSchema schema, IReadOnlyList<RandomRow?> rows)
{
    private readonly string[] _names = [.. RandomRow.Cells(schema, null).Select(cell => cell.Key)];

    /// <summary>Typed values, collections as arrays.</summary>
    public DbDataReader Typed()
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var name in _names) table.Columns.Add(name, typeof(object));
        foreach (var row in rows) table.Rows.Add([.. RandomRow.Cells(schema, row).Select(cell => cell.Value ?? DBNull.Value)]);
        return table.CreateDataReader();
    }

    /// <summary>Text.</summary>
    public DbDataReader Csv()
    {
        var text = new StringBuilder().AppendJoin(',', _names).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', RandomRow.Cells(schema, row).Select(cell => Quote(Text(cell.Value)))).Append('\n');
        return new CsvDataReader(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "rows.csv");
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(object? value) => value switch
    {
        null or double.NaN or float.NaN => "",
        object?[] list => string.Join('|', list.Select(Text)),
        bool truth => truth ? "true" : "false",
        DateTime or DateTimeOffset or DateOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        double or float => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
