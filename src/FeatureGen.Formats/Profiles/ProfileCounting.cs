namespace FeatureGen.Formats.Profiles;

/// <summary>How the different values of a field were told apart while they were counted.</summary>
public enum ProfileCounting
{
    /// <summary>Each for itself.</summary>
    Exactly,

    /// <summary>
    /// There were too many numbers: those with the same leading digits were counted as one, which bins hardly notice. How many different
    /// ones there are is an estimate (HyperLogLog, standard error 0.8 %).
    /// </summary>
    ByDigits,

    /// <summary>
    /// There were too many values: they were counted in 65,536 buckets by their hash, so the score is that of the bucket. How many different
    /// ones there are is an estimate (HyperLogLog, standard error 0.8 %).
    /// </summary>
    ByHash,
}
