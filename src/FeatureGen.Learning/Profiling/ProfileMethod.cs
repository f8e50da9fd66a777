namespace FeatureGen.Learning.Profiling;

/// <summary>How fields are ranked.</summary>
public enum ProfileMethod
{
    /// <summary>Mutual information with the label minus its expectation under fixed margins.</summary>
    MutualInformation,

    /// <summary>
    /// As <see cref="MutualInformation"/>, but fields are in the order of <see cref="Interactions.ThreeMrOrder"/>: after the best, the one
    /// that adds most to those before it. Ranks and shares are still those of the score.
    /// </summary>
    ThreeMr,

    /// <summary>
    /// The score of OutRank (Škrlj and Mramor, RecSys 2023), which subtracts the mutual information of a shifted copy. Labels are told apart by
    /// their texts, also where a schema takes several of them for one class.
    /// </summary>
    OutRank,
}
