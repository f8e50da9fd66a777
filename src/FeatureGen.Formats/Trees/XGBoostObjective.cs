namespace FeatureGen.Formats.Trees;

/// <summary>The objectives of XGBoost: what they make of margins, and of base scores.</summary>
/// <param name="Link">From margin to prediction.</param>
/// <param name="BaseLink">The link whose inverse makes the margin of a base score.</param>
internal sealed record XGBoostObjective(TreeLink Link, TreeLink BaseLink)
{
    /// <summary>The objective of that name, or null.</summary>
    public static XGBoostObjective? Find(string name) => name switch
    {
        "binary:logistic" or "reg:logistic" => new(TreeLink.Logistic, TreeLink.Logistic),
        "count:poisson" or "reg:gamma" or "reg:tweedie" or "survival:cox" or "survival:aft" =>
            new(TreeLink.Exponential, TreeLink.Exponential),
        "multi:softprob" => new(TreeLink.Softmax, TreeLink.Identity),
        "multi:softmax" => new(TreeLink.ArgMax, TreeLink.Identity),
        "binary:hinge" => new(TreeLink.Step, TreeLink.Identity),
        "reg:squarederror" or "reg:linear" or "reg:squaredlogerror" or "reg:pseudohubererror" or "reg:absoluteerror" or "reg:quantileerror"
            or "reg:expectileerror" or "binary:logitraw" or "rank:pairwise" or "rank:ndcg" or "rank:map" =>
            new(TreeLink.Identity, TreeLink.Identity),
        _ => null,
    };

    /// <summary>Whether the predictions of several quantiles are kept from crossing: since 3.3.</summary>
    public static bool UncrossesOutputs(string name) => name is "reg:quantileerror" or "reg:expectileerror";
}
