namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>A row of which a random half of the fields is known once a request.</summary>
[FeatureSchema]
public readonly partial record struct RandomGiven
{
    [Context] public required RandomFields Context { get; init; }

    [Item] public required OtherFields Item { get; init; }
}
