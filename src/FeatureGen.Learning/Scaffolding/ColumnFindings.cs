using System.Text;
using FeatureGen.Formats.Schemas;
using FeatureGen.Learning.Statistics;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>What is known of a column when its table has gone by.</summary>
internal sealed class ColumnFindings(ColumnScan scan, ValueDictionary? values, int[] counts, NumberMoments numbers, ListScan? lists)
{
    private const int First = 1, Second = 2, Labels = 2;

    public string Name => scan.Name;

    public TypeInference Types => scan.Types;

    public ScalarType Type { get; } = scan.Types.Type;

    public long Rows => scan.Rows;

    public long Missing => scan.Missing;

    public long Values => Rows - Missing;

    public long Distinct { get; } = scan.Distinct;

    /// <summary>Whether every distinct value is known.</summary>
    public bool IsExact => values is not null;

    public bool IsUnique { get; } = scan.IsUnique;

    /// <summary>Whether nothing else than one value is in the column.</summary>
    public bool IsConstant => Distinct == 1 && Missing == 0;

    public long ChangesWithinGroups => scan.ChangesWithinGroups;

    /// <summary>Of numbers: range and skewness.</summary>
    public NumberMoments Numbers => numbers;

    /// <summary>Of lists: their elements; null if the values are no lists.</summary>
    public ListScan? Lists => lists;

    /// <summary>The distinct texts, in the order of their appearance.</summary>
    public IReadOnlyList<string> Texts => values is null ? [] : [.. Enumerable.Range(1, values.Count - 1).Select(TextOf)];

    /// <summary>In how many rows each of the <see cref="Texts"/> is.</summary>
    public IReadOnlyList<long> RowsOfTexts => values is null ? [] : [.. Enumerable.Range(1, values.Count - 1).Select(RowsOf)];

    /// <summary>The distinct numbers, ascending, how often each met each of two labels, and its rows; null if they are not known.</summary>
    public (double[] Values, ContingencyTable Table, long[] Rows)? NumberTable()
    {
        if (values is null || !Types.Can(ScalarType.Double)) return null;
        var codes = Enumerable.Range(1, values.Count - 1)
            .Select(code => (Code: code, Number: Number(code)))
            .Where(value => !double.IsNaN(value.Number))
            .GroupBy(value => value.Number, value => value.Code)
            .OrderBy(group => group.Key)
            .ToArray();
        var table = new int[codes.Length * Labels];
        var rows = new long[codes.Length];
        for (int i = 0; i < codes.Length; i++)
        {
            foreach (int code in codes[i])
            {
                table[i * Labels] += counts[code * ColumnScan.LabelCodes + First];
                table[i * Labels + 1] += counts[code * ColumnScan.LabelCodes + Second];
                rows[i] += RowsOf(code);
            }
        }
        return ([.. codes.Select(group => group.Key)], new ContingencyTable(codes.Length, Labels, table), rows);
    }

    private string TextOf(int code) => Encoding.UTF8.GetString(values![code]);

    private double Number(int code) => Data.Utf8Values.TryParseNumber(values![code], out double number)
        ? Statistics.NumberTable.Normalize(number)
        : double.NaN;

    private long RowsOf(int code) => ColumnScan.RowsOf(counts, code);
}
