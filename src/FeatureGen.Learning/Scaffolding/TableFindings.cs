namespace FeatureGen.Learning.Scaffolding;

/// <summary>What is known of a table that has gone by.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="GroupRepeats">Rows that are of the same group as the row before.</param>
internal sealed record TableFindings(ColumnFindings[] Columns, long Rows, long GroupRepeats);
