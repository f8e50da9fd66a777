namespace FeatureGen.Learning.Data;

/// <summary>The rows of a table on one side of a moment.</summary>
/// <param name="Column">The column that rows are told apart by: numbers, or ISO 8601 dates and times (UTC without an offset).</param>
/// <param name="At">The moment, of the same form.</param>
/// <param name="IsAfter">Whether the rows from <paramref name="At"/> on are meant; otherwise those before.</param>
public sealed record RowWindow(string Column, string At, bool IsAfter);
