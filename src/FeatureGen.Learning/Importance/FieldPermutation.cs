namespace FeatureGen.Learning.Importance;

/// <summary>What it costs a model that one field's values are shuffled among the rows.</summary>
public sealed record FieldPermutation
{
    /// <summary>The field's name.</summary>
    public required string Name { get; init; }

    /// <summary>By how much the loss rises, the mean over the repeats. 0 for a field that the model does not use; below 0 where the field
    /// misleads it.</summary>
    public double LossIncrease { get; init; }

    /// <summary>The standard deviation of the rise over the repeats.</summary>
    public double LossDeviation { get; init; }

    /// <summary>By how much the area under the ROC curve falls, the mean over the repeats; null where it is not defined.</summary>
    public double? AucDrop { get; init; }

    /// <summary>The standard deviation of the fall over the repeats.</summary>
    public double? AucDeviation { get; init; }
}
