namespace FeatureGen.Benchmarks.Trees.Schemas;

/// <summary>The half that <see cref="RandomFields"/> leaves.</summary>
[FeatureSchema]
public readonly partial record struct OtherFields
{
    [Numeric] public float F0 { get; init; }
    [Numeric] public float F1 { get; init; }
    [Numeric] public float F2 { get; init; }
    [Numeric] public float F6 { get; init; }
    [Numeric] public float F8 { get; init; }
    [Numeric] public float F14 { get; init; }
    [Numeric] public float F16 { get; init; }
    [Numeric] public float F17 { get; init; }
    [Numeric] public float F20 { get; init; }
    [Numeric] public float F21 { get; init; }
    [Numeric] public float F22 { get; init; }
    [Numeric] public float F24 { get; init; }
    [Numeric] public float F26 { get; init; }
    [Numeric] public float F27 { get; init; }
}
