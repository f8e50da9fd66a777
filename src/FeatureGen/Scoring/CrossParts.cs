namespace FeatureGen.Scoring;

/// <summary>A cross and the fields that it is made of.</summary>
/// <param name="Field">The position of the cross in its schema.</param>
/// <param name="Parts">The positions of the fields.</param>
internal sealed record CrossParts(int Field, int[] Parts);
