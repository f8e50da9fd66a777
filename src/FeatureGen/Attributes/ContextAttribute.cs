namespace FeatureGen;

/// <summary>The field is known once a request (the user, the query). On a nested schema it holds for all of its fields.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ContextAttribute : Attribute;
