namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>What <see cref="TwentyFields"/> leaves.</summary>
[FeatureSchema]
public readonly partial record struct EightFields
{
    [Numeric] public float F6 { get; init; }
    [Numeric] public float F8 { get; init; }
    [Numeric] public float F14 { get; init; }
    [Numeric] public float F16 { get; init; }
    [Numeric] public float F17 { get; init; }
    [Numeric] public float F21 { get; init; }
    [Numeric] public float F22 { get; init; }
    [Numeric] public float F26 { get; init; }
}
