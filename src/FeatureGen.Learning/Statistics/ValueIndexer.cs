namespace FeatureGen.Learning.Statistics;

/// <summary>Encodes a value, which is not empty, as an index from 0 (missing) on.</summary>
/// <exception cref="FormatException">The value cannot be read; the message says what was expected. It is reported with file, line and
/// column.</exception>
public delegate int ValueIndexer(ReadOnlySpan<byte> utf8);
