namespace FeatureGen.Formats.Profiles;

/// <summary>How much of the same two fields tell.</summary>
/// <param name="First">The name of the field that ranks better.</param>
/// <param name="Second">The name of the other.</param>
/// <param name="Similarity">Normalised mutual information, from 0 to 1: 1 if one follows from the other.</param>
public sealed record ProfileSimilarity(string First, string Second, double Similarity);
