namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight crosses of eight categories.</summary>
[FeatureSchema]
[Cross("Part0", "Part1", Buckets = 4096)]
[Cross("Part1", "Part2", Buckets = 4096)]
[Cross("Part2", "Part3", Buckets = 4096)]
[Cross("Part3", "Part4", Buckets = 4096)]
[Cross("Part4", "Part5", Buckets = 4096)]
[Cross("Part5", "Part6", Buckets = 4096)]
[Cross("Part6", "Part7", Buckets = 4096)]
[Cross("Part7", "Part0", Buckets = 4096)]
internal readonly partial record struct CrossRow
{
    [Categorical(Min = 0, Max = 99)] public int Part0 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part1 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part2 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part3 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part4 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part5 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part6 { get; init; }
    [Categorical(Min = 0, Max = 99)] public int Part7 { get; init; }
}
