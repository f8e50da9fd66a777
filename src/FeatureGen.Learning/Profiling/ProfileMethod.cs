namespace FeatureGen.Learning.Profiling;

/// <summary>How fields are ranked.</summary>
public enum ProfileMethod
{
    /// <summary>Mutual information with the label minus its expectation under fixed margins.</summary>
    MutualInformation,

    /// <summary>The score of OutRank (Škrlj and Mramor, RecSys 2023), which subtracts the mutual information of a shifted copy.</summary>
    OutRank,
}
