namespace FeatureGen;

/// <summary>Beside <c>[Hashed]</c> or <c>[Categorical]</c> on a collection: an index slot a value, up to <see cref="Max"/>; values beyond are not counted.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class MultiValuedAttribute : Attribute
{
    /// <summary>The most values that count.</summary>
    public int Max { get; set; } = 8;
}
