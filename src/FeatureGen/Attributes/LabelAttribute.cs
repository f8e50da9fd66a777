namespace FeatureGen;

/// <summary>What is predicted; never extracted. A <see cref="bool"/>, a number (0 or 1), or a string or enumeration with <see cref="Positive"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>The text of the positive class of a string or an enumeration.</summary>
    public string? Positive { get; set; }
}
