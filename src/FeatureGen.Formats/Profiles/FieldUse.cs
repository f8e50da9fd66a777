namespace FeatureGen.Formats.Profiles;

/// <summary>What a model says about one field.</summary>
public sealed record FieldUse
{
    /// <summary>Trees: what the field's splits gained in training, as a share of all gains, between 0 and 1; null where the model does not
    /// say.</summary>
    public double? GainShare { get; init; }

    /// <summary>Trees: how many nodes ask for the field; null for models without trees.</summary>
    public long? Splits { get; init; }

    /// <summary>By how much the model's loss rises when the field's values are shuffled among the rows, the mean over the
    /// shuffles.</summary>
    public double LossIncrease { get; init; }

    /// <summary>The standard deviation of the rise over the shuffles.</summary>
    public double LossDeviation { get; init; }

    /// <summary>By how much the area under the ROC curve falls, the mean over the shuffles; null where it is not defined.</summary>
    public double? AucDrop { get; init; }

    /// <summary>The standard deviation of the fall over the shuffles.</summary>
    public double? AucDeviation { get; init; }
}
