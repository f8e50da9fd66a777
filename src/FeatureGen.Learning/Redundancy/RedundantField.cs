using FeatureGen.Formats.Profiles;

namespace FeatureGen.Learning.Redundancy;

/// <summary>A field that another stands for.</summary>
/// <param name="Representative">The position of the other.</param>
/// <param name="Similarity">Their similarity.</param>
/// <param name="Evidence">What speaks for removing the field.</param>
internal sealed record RedundantField(int Representative, double Similarity, ProfileRedundancy Evidence);
