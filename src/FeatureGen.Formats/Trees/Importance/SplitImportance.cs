namespace FeatureGen.Formats.Trees.Importance;

/// <summary>How much the trees of a model ask for a feature, or for all slots of a field.</summary>
public sealed record SplitImportance
{
    /// <summary>The name of the feature or field.</summary>
    public required string Name { get; init; }

    /// <summary>How many nodes ask for it: XGBoost's <c>weight</c>, LightGBM's <c>split</c>.</summary>
    public long Splits { get; init; }

    /// <summary>What these nodes gained in training together, in the trainer's units: XGBoost's <c>total_gain</c>, LightGBM's <c>gain</c>;
    /// null where the model does not say.</summary>
    public double? Gain { get; init; }

    /// <summary>The gain as a share of what all features gained, between 0 and 1; null where the model does not say.</summary>
    public double? GainShare { get; init; }

    /// <summary>How much training data came to these nodes together (rows, or the sum of Hessians): XGBoost's <c>total_cover</c>; null
    /// where the model does not say.</summary>
    public double? Cover { get; init; }

    /// <summary>The mean gain of a split: XGBoost's <c>gain</c>; null without splits or where the model does not say.</summary>
    public double? MeanGain => Splits > 0 ? Gain / Splits : null;
}
