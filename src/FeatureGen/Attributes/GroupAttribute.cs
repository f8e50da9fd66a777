namespace FeatureGen;

/// <summary>Rows with the same value are one group (a request, a query): ranking metrics are taken within groups.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class GroupAttribute : Attribute;
