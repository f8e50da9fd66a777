namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight numbers.</summary>
[FeatureSchema]
internal readonly partial record struct NumberRow
{
    [Numeric] public float Number0 { get; init; }
    [Numeric] public float Number1 { get; init; }
    [Numeric] public float Number2 { get; init; }
    [Numeric] public float Number3 { get; init; }
    [Numeric] public float Number4 { get; init; }
    [Numeric] public float Number5 { get; init; }
    [Numeric] public float Number6 { get; init; }
    [Numeric] public float Number7 { get; init; }
}
