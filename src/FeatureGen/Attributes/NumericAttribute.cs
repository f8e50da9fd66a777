namespace FeatureGen;

/// <summary>A number: one value slot. Missing (null, NaN) is NaN; infinities are limited to the largest finite float.</summary>
/// <param name="transform">What is done to the value.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NumericAttribute(Transform transform = Transform.None) : Attribute
{
    /// <summary>What is done to the value.</summary>
    public Transform Transform { get; } = transform;

    /// <summary><see cref="Transform.Standardize"/>: the mean that is subtracted.</summary>
    public double Mean { get; set; }

    /// <summary><see cref="Transform.Standardize"/>: the standard deviation that is divided by; greater than 0.</summary>
    public double StandardDeviation { get; set; } = 1;

    /// <summary><see cref="Transform.Clip"/>: the lower limit.</summary>
    public double Min { get; set; }

    /// <summary><see cref="Transform.Clip"/>: the upper limit.</summary>
    public double Max { get; set; }
}
