namespace FeatureGen.Learning.Statistics;

/// <summary>Encodes the indices of a cross's parts as one index.</summary>
public delegate int CrossIndexer(ReadOnlySpan<int> parts);
