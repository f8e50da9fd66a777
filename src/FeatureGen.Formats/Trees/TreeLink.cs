namespace FeatureGen.Formats.Trees;

/// <summary>How margins become predictions.</summary>
public enum TreeLink
{
    /// <summary>The prediction is the margin: regression, ranking.</summary>
    Identity,

    /// <summary>1 / (1 + exp(-scale * margin)), each output by itself: binary classification, one against all.</summary>
    Logistic,

    /// <summary>exp(margin): counts, gamma, Tweedie, hazards.</summary>
    Exponential,

    /// <summary>Probabilities of exclusive classes that add up to 1.</summary>
    Softmax,

    /// <summary>One prediction: the number of the output with the largest margin, the first of equals.</summary>
    ArgMax,

    /// <summary>1 if the margin is positive, else 0.</summary>
    Step,

    /// <summary>sign(margin) * margin squared.</summary>
    SignedSquare,

    /// <summary>log(1 + exp(margin)).</summary>
    Softplus,
}
