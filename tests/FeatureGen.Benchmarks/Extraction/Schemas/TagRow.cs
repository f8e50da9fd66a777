namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>A list of eight texts by their hash.</summary>
[FeatureSchema]
internal readonly partial record struct TagRow
{
    [Hashed(Buckets = 4096), MultiValued(Max = 8)] public string[] Labels { get; init; }
}
