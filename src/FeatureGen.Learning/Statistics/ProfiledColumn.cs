namespace FeatureGen.Learning.Statistics;

/// <summary>A column of the profile.</summary>
/// <param name="Name">Its name in the profile.</param>
/// <param name="Treatment">How it is counted.</param>
/// <param name="Source">The column of the data that it is read from, if that has another name; not used by a cross.</param>
public sealed record ProfiledColumn(string Name, ColumnTreatment Treatment, string? Source = null);
