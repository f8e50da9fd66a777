namespace FeatureGen.Benchmarks.Extraction;

/// <summary>The generated extraction of a schema.</summary>
internal delegate void Extractor<T>(in T row, Span<float> slots)
    where T : struct;
