namespace FeatureGen.Learning.Importance;

/// <summary>What a model is measured by when a field is shuffled.</summary>
public enum PermutationLoss
{
    /// <summary>The mean negative log-likelihood of labels 0 and 1, in nats.</summary>
    LogLoss,

    /// <summary>The mean squared difference of prediction and label.</summary>
    SquaredError,
}
