namespace FeatureGen.Learning.Importance;

/// <summary>How much a model depends on each field of its schema.</summary>
public sealed record PermutationResult
{
    /// <summary>What the model was measured by.</summary>
    public required PermutationLoss Loss { get; init; }

    /// <summary>The loss with every field in place.</summary>
    public required double BaseLoss { get; init; }

    /// <summary>The area under the ROC curve with every field in place; null for labels other than 0 and 1, or of one class only.</summary>
    public double? BaseAuc { get; init; }

    /// <summary>How many rows were measured.</summary>
    public required int Rows { get; init; }

    /// <summary>How often each field was shuffled.</summary>
    public required int Repeats { get; init; }

    /// <summary>The fields, in the order of the schema.</summary>
    public required IReadOnlyList<FieldPermutation> Fields { get; init; }
}
