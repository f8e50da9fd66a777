namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight integers by their hash.</summary>
[FeatureSchema]
internal readonly partial record struct IdRow
{
    [Hashed(Buckets = 4096)] public long Seller0 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller1 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller2 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller3 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller4 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller5 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller6 { get; init; }
    [Hashed(Buckets = 4096)] public long Seller7 { get; init; }
}
