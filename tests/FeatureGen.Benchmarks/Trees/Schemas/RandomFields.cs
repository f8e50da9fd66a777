namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>A random half of the fields.</summary>
[FeatureSchema]
public readonly partial record struct RandomFields
{
    [Numeric] public float F3 { get; init; }
    [Numeric] public float F4 { get; init; }
    [Numeric] public float F5 { get; init; }
    [Numeric] public float F7 { get; init; }
    [Numeric] public float F9 { get; init; }
    [Numeric] public float F10 { get; init; }
    [Numeric] public float F11 { get; init; }
    [Numeric] public float F12 { get; init; }
    [Numeric] public float F13 { get; init; }
    [Numeric] public float F15 { get; init; }
    [Numeric] public float F18 { get; init; }
    [Numeric] public float F19 { get; init; }
    [Numeric] public float F23 { get; init; }
    [Numeric] public float F25 { get; init; }
}
