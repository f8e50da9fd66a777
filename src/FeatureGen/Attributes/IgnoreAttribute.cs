namespace FeatureGen;

/// <summary>Takes a property out of the schema.</summary>
/// <param name="reason">Why, for the next reader.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class IgnoreAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
