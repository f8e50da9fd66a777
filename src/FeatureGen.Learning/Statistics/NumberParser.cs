namespace FeatureGen.Learning.Statistics;

/// <summary>Reads a value, which is not empty, as a number; NaN is a missing one. False if it cannot be read.</summary>
public delegate bool NumberParser(ReadOnlySpan<byte> utf8, out double value);
