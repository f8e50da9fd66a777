namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight texts by their hash.</summary>
[FeatureSchema]
internal readonly partial record struct TextRow
{
    [Hashed(Buckets = 4096)] public string Brand0 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand1 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand2 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand3 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand4 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand5 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand6 { get; init; }
    [Hashed(Buckets = 4096)] public string Brand7 { get; init; }
}
