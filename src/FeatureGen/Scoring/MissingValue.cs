namespace FeatureGen.Scoring;

/// <summary>A value slot that is missing in some rows of a block.</summary>
/// <param name="Rows">The rows, a bit each.</param>
/// <param name="Embedding">The row, in the model's tables, of "missing".</param>
internal readonly record struct MissingValue(ulong Rows, int Embedding);
