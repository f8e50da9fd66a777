namespace FeatureGen.Learning.Data;

/// <summary>Input data is not what was promised: says in which file, line and column, and what to do.</summary>
/// <param name="path">The file, as the user named it.</param>
/// <param name="line">The line (of a query: the row), counted from 1; 0 where the whole file is meant.</param>
/// <param name="column">The name of the column, or null where none is to blame.</param>
/// <param name="reason">What is wrong and what to do about it: one or two sentences.</param>
/// <param name="inner">The cause, if another exception was.</param>
public sealed class DataFormatException(string path, long line, string? column, string reason, Exception? inner = null)
    : FormatException(Describe(path, line, column, reason), inner)
{
    /// <summary>The file, as the user named it.</summary>
    public string Path { get; } = path;

    /// <summary>The line (of a query: the row), counted from 1; 0 where the whole file is meant.</summary>
    public long Line { get; } = line;

    /// <summary>The name of the column, or null where none is to blame.</summary>
    public string? Column { get; } = column;

    /// <summary>What is wrong and what to do, without the place.</summary>
    public string Reason { get; } = reason;

    /// <summary>The data lacks a column.</summary>
    internal static DataFormatException NoColumn(string path, string name, IReadOnlyList<string> names)
    {
        const int most = 20;
        string known = string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
        return new DataFormatException(path, 1, null, $"there is no column '{name}'. The columns are: {known}.");
    }

    private static string Describe(string path, long line, string? column, string reason) =>
        path
        + (line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", line {line}") : "")
        + (column is null ? "" : $", column '{column}'")
        + ": " + reason;
}
