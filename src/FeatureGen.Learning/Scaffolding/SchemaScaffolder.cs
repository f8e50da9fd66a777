using System.Data.Common;
using FeatureGen.Formats;
using FeatureGen.Learning.Data;
using FeatureGen.Learning.Interpretation;

namespace FeatureGen.Learning.Scaffolding;

/// <summary>Decides, in one pass over a table and in bounded memory, which property each column becomes.</summary>
/// <remarks>
/// A type is chosen only if every value of the column reads as it; a number is taken for a code rather than a quantity where the label says
/// so; what never changes within a group is context. Up to 65,536 distinct values a column are known exactly, fewer if they are long;
/// beyond, they are counted by sketch, and everything else is decided from types, ranges and moments of all rows. The decisions depend on
/// the data alone.
/// </remarks>
public static class SchemaScaffolder
{
    /// <summary>Decides.</summary>
    /// <param name="reader">The table, before its first row.</param>
    /// <param name="path">What errors call the table.</param>
    /// <param name="options">What is scaffolded.</param>
    /// <param name="progress">Told how many rows were read, now and then.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataFormatException">
    /// The data is faulty or has no rows, there is no such label, the label has one value, or no column can be a field.
    /// </exception>
    public static ScaffoldedSchema Scaffold(
        DbDataReader reader,
        string path,
        ScaffoldOptions options,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        string[] names = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        if (options.Label is { } label && !names.Contains(label)) throw NoLabel(path, label, names);

        var candidate = GroupCandidate(names, options.Label);
        var table = TableScan.Run(reader, options.Label, candidate, options.Threads, progress, cancellation);
        if (table.Rows == 0) throw new DataFormatException(path, 0, null, "there are no rows under the header; give data with rows.");

        var group = table.Columns.FirstOrDefault(column => column.Name == candidate && PropertyChooser.IsGroup(column))?.Name;
        var chooser = new PropertyChooser(table, options.Label is not null, group);
        var properties = table.Columns
            .Select(column => column.Name == options.Label ? LabelChooser.Choose(column, path) : chooser.Choose(column))
            .ToArray();
        if (!properties.Any(property => property.Role == PropertyRole.Field))
        {
            throw new DataFormatException(
                path, 0, null, "no column can be a field: each is label, group, unique per row or always the same.");
        }
        return new ScaffoldedSchema(options.Name, table.Rows, properties);
    }

    // The group is a property of the schema itself, so a column of a nested one cannot be it.
    private static string? GroupCandidate(IEnumerable<string> names, string? label) => names
        .Where(name => name != label && !name.Contains('.', StringComparison.Ordinal) && NameWords.GroupRank(name) is not null)
        .MinBy(NameWords.GroupRank);

    private static DataFormatException NoLabel(string path, string label, IReadOnlyList<string> names)
    {
        var near = string.Join(", ", NearNames.Find(label, names).Select(name => $"'{name}'"));
        return near.Length > 0
            ? new DataFormatException(path, 1, label, $"the label is no column here; case matters. Columns with a similar name: {near}.")
            : DataFormatException.NoColumn(path, label, names);
    }
}
