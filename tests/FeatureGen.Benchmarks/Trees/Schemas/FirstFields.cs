namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>Fields 0 to 13.</summary>
[FeatureSchema]
public readonly partial record struct FirstFields
{
    [Numeric] public float F0 { get; init; }
    [Numeric] public float F1 { get; init; }
    [Numeric] public float F2 { get; init; }
    [Numeric] public float F3 { get; init; }
    [Numeric] public float F4 { get; init; }
    [Numeric] public float F5 { get; init; }
    [Numeric] public float F6 { get; init; }
    [Numeric] public float F7 { get; init; }
    [Numeric] public float F8 { get; init; }
    [Numeric] public float F9 { get; init; }
    [Numeric] public float F10 { get; init; }
    [Numeric] public float F11 { get; init; }
    [Numeric] public float F12 { get; init; }
    [Numeric] public float F13 { get; init; }
}
