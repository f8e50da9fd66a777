namespace FeatureGen.Learning.Statistics;

/// <summary>Two columns of a profile that tell the same.</summary>
/// <param name="First">Index of the one.</param>
/// <param name="Second">Index of the other, greater than <paramref name="First"/>.</param>
/// <param name="Similarity">From 0 to 1; 1 if one is a function of the other.</param>
public readonly record struct SimilarPair(int First, int Second, double Similarity);
