namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>Fields 14 to 27.</summary>
[FeatureSchema]
public readonly partial record struct LastFields
{
    [Numeric] public float F14 { get; init; }
    [Numeric] public float F15 { get; init; }
    [Numeric] public float F16 { get; init; }
    [Numeric] public float F17 { get; init; }
    [Numeric] public float F18 { get; init; }
    [Numeric] public float F19 { get; init; }
    [Numeric] public float F20 { get; init; }
    [Numeric] public float F21 { get; init; }
    [Numeric] public float F22 { get; init; }
    [Numeric] public float F23 { get; init; }
    [Numeric] public float F24 { get; init; }
    [Numeric] public float F25 { get; init; }
    [Numeric] public float F26 { get; init; }
    [Numeric] public float F27 { get; init; }
}
