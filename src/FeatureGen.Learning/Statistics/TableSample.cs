namespace FeatureGen.Learning.Statistics;

/// <summary>Rows that lie evenly over a table.</summary>
/// <param name="Columns">For each column of the profile the row of <see cref="ColumnProfile.Counts"/> that each sampled row belongs to.</param>
/// <param name="Labels">The place of each row's label among <see cref="TableProfile.Labels"/>.</param>
internal sealed record TableSample(int[][] Columns, int[] Labels);
