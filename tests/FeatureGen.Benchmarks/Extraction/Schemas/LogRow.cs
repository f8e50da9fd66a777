namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight logarithms of numbers.</summary>
[FeatureSchema]
internal readonly partial record struct LogRow
{
    [Numeric(Transform.Log1P)] public float Amount0 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount1 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount2 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount3 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount4 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount5 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount6 { get; init; }
    [Numeric(Transform.Log1P)] public float Amount7 { get; init; }
}
