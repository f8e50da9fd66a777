namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>A row of which fields 0 to 13 are known once a request.</summary>
[FeatureSchema]
public readonly partial record struct FirstGiven
{
    [Context] public required FirstFields Context { get; init; }

    [Item] public required LastFields Item { get; init; }
}
