namespace FeatureGen.Formats.Drift;

/// <summary>A bin of a field, or values of none, or rows without one.</summary>
/// <param name="Name">What is in it, as people read it.</param>
/// <param name="Was">The share of the profile's values that it held, from 0 to 1.</param>
/// <param name="Is">The share of the new values that it holds.</param>
public sealed record DriftBin(string Name, double Was, double Is);
