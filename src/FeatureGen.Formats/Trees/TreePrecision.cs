namespace FeatureGen.Formats.Trees;

/// <summary>The numbers that an ensemble computes with.</summary>
public enum TreePrecision
{
    /// <summary>Values, thresholds, leaves and sums are float32 (XGBoost).</summary>
    Single,

    /// <summary>Values are compared and summed as float64 (LightGBM).</summary>
    Double,
}
