namespace FeatureGen.Formats.Trees;

/// <summary>A linear model in a leaf: constant + sum of coefficient * value, added in order. Where one of the values is NaN, the leaf's
/// plain value stands instead.</summary>
public sealed record LeafModel
{
    /// <summary>The constant.</summary>
    public required double Constant { get; init; }

    /// <summary>The features.</summary>
    public EquatableArray<int> Features { get; init; }

    /// <summary>A coefficient a feature.</summary>
    public EquatableArray<double> Coefficients { get; init; }
}
