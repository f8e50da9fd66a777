namespace FeatureGen.Benchmarks.Extraction.Schemas;

/// <summary>A vector of 64 numbers.</summary>
[FeatureSchema]
internal readonly partial record struct VectorRow
{
    [Vector(64)] public float[] Title { get; init; }
}
