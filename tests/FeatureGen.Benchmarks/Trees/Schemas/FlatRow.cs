namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>All 28 fields.</summary>
[FeatureSchema]
public readonly partial record struct FlatRow
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
