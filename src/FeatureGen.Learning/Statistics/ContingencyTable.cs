namespace FeatureGen.Learning.Statistics;

/// <summary>
/// How often each value of a field met each value of another (as a rule the label): counts [rows, columns], row by row. Tables of the same
/// shape can be added, so counts from parts of the data, or from a database, are as good as counts from one pass.
/// </summary>
public sealed class ContingencyTable
{
    private readonly int[] _counts;

    /// <summary>A table over counts of length <paramref name="rows"/> * <paramref name="columns"/>; they are not copied.</summary>
    /// <exception cref="ArgumentException">The length is another, or a count is negative.</exception>
    public ContingencyTable(int rows, int columns, int[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        if (counts.Length != (long)rows * columns)
            throw new ArgumentException($"{rows} x {columns} counts were expected, {counts.Length} given.", nameof(counts));

        Rows = rows;
        Columns = columns;
        _counts = counts;
        RowTotals = new int[rows];
        ColumnTotals = new int[columns];
        for (int row = 0; row < rows; row++)
        {
            int sum = 0;
            for (int column = 0; column < columns; column++)
            {
                int count = counts[row * columns + column];
                if (count < 0)
                    throw new ArgumentException($"The count at [{row}, {column}] is negative.", nameof(counts));
                sum = checked(sum + count);
                ColumnTotals[column] += count;
            }

            RowTotals[row] = sum;
            Total = checked(Total + sum);
        }
    }

    /// <summary>Counts the pairs of two columns of codes, each from 0 on.</summary>
    public static ContingencyTable FromCodes(ReadOnlySpan<int> rowCodes, ReadOnlySpan<int> columnCodes)
    {
        if (rowCodes.Length != columnCodes.Length)
            throw new ArgumentException("Both columns must have the same length.", nameof(columnCodes));

        int rows = 0, columns = 1;
        for (int i = 0; i < rowCodes.Length; i++)
        {
            rows = Math.Max(rows, rowCodes[i] + 1);
            columns = Math.Max(columns, columnCodes[i] + 1);
        }

        var counts = new int[checked(rows * columns)];
        for (int i = 0; i < rowCodes.Length; i++)
            counts[rowCodes[i] * columns + columnCodes[i]]++;
        return new ContingencyTable(rows, columns, counts);
    }

    /// <summary>Number of values of the field.</summary>
    public int Rows { get; }

    /// <summary>Number of values of the label.</summary>
    public int Columns { get; }

    /// <summary>Sum of all counts.</summary>
    public int Total { get; }

    /// <summary>Sum of each row.</summary>
    public int[] RowTotals { get; }

    /// <summary>Sum of each column.</summary>
    public int[] ColumnTotals { get; }

    /// <summary>All counts, row by row.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>One count.</summary>
    public int this[int row, int column] => _counts[row * Columns + column];

    /// <summary>The counts of one value of the field.</summary>
    public ReadOnlySpan<int> Row(int row) => _counts.AsSpan(row * Columns, Columns);
}
