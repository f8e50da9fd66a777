namespace FeatureGen;

/// <summary>The field differs by candidate; the default. On a nested schema it holds for all of its fields.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ItemAttribute : Attribute;
