namespace FeatureGen;

/// <summary>How much a row counts in training; a number that is not negative.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class WeightAttribute : Attribute;
