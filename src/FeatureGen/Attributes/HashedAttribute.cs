namespace FeatureGen;

/// <summary>Any value by its hash (MurmurHash3 x86 32, seed 0; strings as UTF-8): one index slot, 0 for missing, then the buckets.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class HashedAttribute : Attribute
{
    /// <summary>The number of buckets.</summary>
    public int Buckets { get; set; } = 1024;
}
