namespace FeatureGen.Learning.Evaluation;

/// <summary>How well a model predicts the labels of some rows.</summary>
public sealed record EvaluationResult
{
    /// <summary>How many rows.</summary>
    public required int Rows { get; init; }

    /// <summary>The area under the ROC curve; NaN where all labels are the same.</summary>
    public required double Auc { get; init; }

    /// <summary>The mean negative log-likelihood, in nats; NaN where the model's predictions are not probabilities.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The expected calibration error over ten bins of equal numbers of rows, 0 to 1; NaN where the model's predictions are not
    /// probabilities.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>How many of a group's best count in <see cref="Ndcg"/>.</summary>
    public required int Cutoff { get; init; }

    /// <summary>The mean NDCG of the groups; null where the schema has no group.</summary>
    public double? Ndcg { get; init; }

    /// <summary>The mean reciprocal rank of a group's first positive; null where the schema has no group.</summary>
    public double? ReciprocalRank { get; init; }
}
