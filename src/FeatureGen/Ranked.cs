namespace FeatureGen;

/// <summary>One of the best candidates.</summary>
/// <param name="Index">Which candidate: its position among those that were ranked.</param>
/// <param name="Score">Its score.</param>
public readonly record struct Ranked(int Index, float Score);
