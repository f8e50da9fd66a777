namespace FeatureGen;

/// <summary>Silences what data says against a field. On a nested schema it holds for all of its fields.</summary>
/// <param name="reason">Why, for the next reader.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KeepAttribute(string reason) : Attribute
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;
}
