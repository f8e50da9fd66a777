namespace FeatureGen.Learning.Profiling;

/// <summary>How fields are ranked.</summary>
public enum ProfileMethod
{
    /// <summary>Mutual information with the label minus its expectation under fixed margins.</summary>
    MutualInformation,

    /// <summary>
    /// The score of OutRank (Škrlj and Mramor, RecSys 2023), which subtracts the mutual information of a shifted copy. Labels are told apart by
    /// their texts, also where a schema takes several of them for one class.
    /// </summary>
    OutRank,
}
