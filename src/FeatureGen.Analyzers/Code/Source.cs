namespace FeatureGen.Analyzers.Code;

/// <summary>Something that a value is computed from.</summary>
/// <param name="Path">Its name, with its path from the schema (<c>Ad.Price</c>).</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Source(string Path, SourceKind Kind);
