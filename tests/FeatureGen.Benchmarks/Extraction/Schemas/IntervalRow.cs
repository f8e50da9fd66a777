namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>Eight numbers by six boundaries.</summary>
[FeatureSchema]
internal readonly partial record struct IntervalRow
{
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age0 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age1 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age2 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age3 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age4 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age5 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age6 { get; init; }
    [Bucketized(1, 3, 7, 14, 30, 90)] public float Age7 { get; init; }
}
