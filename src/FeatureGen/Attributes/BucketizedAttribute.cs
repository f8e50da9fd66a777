namespace FeatureGen;

/// <summary>A number by the interval it falls into: one index slot, 0 for missing, then one bucket more than there are boundaries.</summary>
/// <param name="boundaries">Ascending; a value equal to a boundary belongs to the bucket above it.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class BucketizedAttribute(params double[] boundaries) : Attribute
{
    /// <summary>Where one bucket ends and the next begins.</summary>
    public double[] Boundaries { get; } = boundaries;
}
