namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>A row of which 20 of 28 fields are known once a request.</summary>
[FeatureSchema]
public readonly partial record struct TwentyGiven
{
    [Context] public required TwentyFields Context { get; init; }

    [Item] public required EightFields Item { get; init; }
}
