namespace FeatureGen;

/// <summary>Numbers of fixed length, such as an embedding: a value slot each. Numbers beyond the length are not counted, lacking ones are missing.</summary>
/// <param name="length">How many numbers.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class VectorAttribute(int length) : Attribute
{
    /// <summary>How many numbers.</summary>
    public int Length { get; } = length;
}
