namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>A row of which fields 14 to 27 are known once a request.</summary>
[FeatureSchema]
public readonly partial record struct LastGiven
{
    [Context] public required LastFields Context { get; init; }

    [Item] public required FirstFields Item { get; init; }
}
